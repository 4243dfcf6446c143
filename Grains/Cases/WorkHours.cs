namespace Twin.Cases;

/// <summary>A stretch of a working day, local time.</summary>
public sealed class WorkHours
{
    public TimeOnly From { get; set; }

    public TimeOnly To { get; set; }
}
