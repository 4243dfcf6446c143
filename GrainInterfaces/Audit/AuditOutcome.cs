namespace Twin.Audit;

public enum AuditOutcome
{
    Allowed = 0,
    Refused = 1,

    /// <summary>It was tried and went wrong, such as a sign-in with a wrong password.</summary>
    Failed = 2,
}
