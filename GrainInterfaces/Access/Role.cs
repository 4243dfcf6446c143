namespace Twin.Access;

public enum Role
{
    /// <summary>The twin itself; no account has it.</summary>
    System = 0,
    Administrator = 1,
    Supervisor = 2,
    GridWorker = 3,
}
