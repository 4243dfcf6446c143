namespace Twin.Cases;

/// <summary>Where a case stands. What leads from one to another is the transition table in <c>docs/cases.md</c>.</summary>
public enum CaseStatus
{
    /// <summary>Accepted and classified (or an alarm); waiting for a worker on duty.</summary>
    Filed = 0,
    Dispatched = 1,
    Signed = 2,
    InProgress = 3,
    AwaitingVerification = 4,
    Verified = 5,
    Closed = 6,

    /// <summary>Somebody has reported it; nobody has looked at it yet.</summary>
    Reported = 7,

    /// <summary>It will be dealt with; category and severity are still to be settled.</summary>
    Accepted = 8,

    /// <summary>It will not be dealt with, for the reason given. Never counted as solved.</summary>
    NotAccepted = 9,

    /// <summary>The clock stands still, with a supervisor's approval.</summary>
    Suspended = 10,

    /// <summary>A supervisor must say whose it is: it was returned twice, or reopened twice.</summary>
    Arbitration = 11,

    /// <summary>It is the same matter as another case, which goes on in its place.</summary>
    Merged = 12,

    /// <summary>It should never have been a case.</summary>
    Voided = 13,

    /// <summary>Closed, and its reporter has said how it went.</summary>
    Rated = 14,
}
