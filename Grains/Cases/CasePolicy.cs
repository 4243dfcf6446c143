namespace Twin.Cases;

/// <summary>The time limits of one category of case.</summary>
public sealed class CasePolicy
{
    /// <summary>What people call it; starts the case's title.</summary>
    public string Title { get; set; } = string.Empty;

    /// <summary>How long after the last sign of an incident a hazard of its kind still belongs to it.</summary>
    public TimeSpan Window { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>How soon after dispatch a worker must have signed; then it goes onward.</summary>
    public TimeSpan SignWithin { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>How soon after dispatch it must be resolved.</summary>
    public TimeSpan ResolveWithin { get; set; } = TimeSpan.FromDays(7);
}
