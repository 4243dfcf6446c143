namespace Twin.Cases;

/// <summary>Time limits that replace those of a category for one severity or one area; what is not given stays.</summary>
public sealed class CaseLimits
{
    public TimeSpan? AcceptWithin { get; set; }

    public TimeSpan? SignWithin { get; set; }

    public TimeSpan? ResolveWithin { get; set; }

    public TimeSpan? VerifyWithin { get; set; }

    public bool? WorkingHours { get; set; }
}
