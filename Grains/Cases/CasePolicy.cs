namespace Twin.Cases;

/// <summary>One category of case: what it is called, where it goes, and its time limits.</summary>
public sealed record CasePolicy
{
    /// <summary>What people call it; starts an alarm's title.</summary>
    public string Title { get; set; } = string.Empty;

    public string? TitleEn { get; set; }

    /// <summary><c>device</c> (alarms), <c>component</c> (部件), <c>event</c> (事件) or <c>other</c>.</summary>
    public string Group { get; set; } = "other";

    /// <summary>True for what residents may report.</summary>
    public bool Public { get; set; }

    /// <summary>The department whose queue it goes to; null for the grid's workers.</summary>
    public string? Department { get; set; }

    /// <summary>The severity of a report that names none.</summary>
    public Severity Severity { get; set; } = Severity.Minor;

    /// <summary>How long after the last sign of an incident a hazard of its kind still belongs to it.</summary>
    public TimeSpan Window { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>True when each device's hazards of the kind are an incident of their own, not one with their neighbours'.</summary>
    public bool Apart { get; set; }

    /// <summary>True when a case is closed by itself once its alarms have cleared: what the device measured is the proof.</summary>
    public bool ClosesItself { get; set; }

    /// <summary>How soon a report must be taken up.</summary>
    public TimeSpan AcceptWithin { get; set; } = TimeSpan.FromHours(24);

    /// <summary>How soon after dispatch a worker must have signed; then it goes onward.</summary>
    public TimeSpan SignWithin { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>How soon after dispatch it must be resolved.</summary>
    public TimeSpan ResolveWithin { get; set; } = TimeSpan.FromDays(7);

    /// <summary>How soon a supervisor must have done what is the supervisor's: verify, close, say whose it is.</summary>
    public TimeSpan VerifyWithin { get; set; } = TimeSpan.FromDays(2);

    /// <summary>True when the time to resolve counts working hours only.</summary>
    public bool WorkingHours { get; set; }

    /// <summary>Other limits by severity.</summary>
    public Dictionary<Severity, CaseLimits> Severities { get; set; } = [];

    /// <summary>Other limits by area code prefix; the longest that fits counts, before those by severity.</summary>
    public Dictionary<string, CaseLimits> Areas { get; set; } = [];

    /// <summary>The limits for a case of this severity in this area.</summary>
    public CasePolicy For(Severity severity, string area)
    {
        var bySeverity = Severities.GetValueOrDefault(severity);
        var byArea = Areas
            .Where(entry => area.StartsWith(entry.Key, StringComparison.Ordinal))
            .OrderByDescending(static entry => entry.Key.Length)
            .Select(static entry => entry.Value)
            .FirstOrDefault();
        return bySeverity is null && byArea is null ? this : this with
        {
            AcceptWithin = byArea?.AcceptWithin ?? bySeverity?.AcceptWithin ?? AcceptWithin,
            SignWithin = byArea?.SignWithin ?? bySeverity?.SignWithin ?? SignWithin,
            ResolveWithin = byArea?.ResolveWithin ?? bySeverity?.ResolveWithin ?? ResolveWithin,
            VerifyWithin = byArea?.VerifyWithin ?? bySeverity?.VerifyWithin ?? VerifyWithin,
            WorkingHours = byArea?.WorkingHours ?? bySeverity?.WorkingHours ?? WorkingHours,
        };
    }
}
