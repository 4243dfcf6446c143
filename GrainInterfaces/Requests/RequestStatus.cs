namespace Twin.Requests;

public enum RequestStatus
{
    /// <summary>Nobody has decided yet.</summary>
    Open = 0,

    Accepted = 1,
    Rejected = 2,

    /// <summary>Taken back, or its person is no longer there.</summary>
    Withdrawn = 3,
}
