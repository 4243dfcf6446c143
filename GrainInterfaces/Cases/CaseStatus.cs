namespace Twin.Cases;

public enum CaseStatus
{
    /// <summary>Open, waiting for a worker on duty.</summary>
    Filed = 0,
    Dispatched = 1,
    Signed = 2,
    InProgress = 3,
    AwaitingVerification = 4,
    Verified = 5,
    Closed = 6,
}
