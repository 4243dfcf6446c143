namespace Twin;

/// <summary>The kinds of object the twin knows. A kind is also the grain type of its grains.</summary>
public static class ObjectKind
{
    public const string Account = "account";
    public const string Building = "building";
    public const string Case = "case";
    public const string Community = "community";
    public const string Device = "device";
    public const string Grid = "grid";
    public const string GridWorker = "grid-worker";
    public const string Household = "household";
    public const string Person = "person";
    public const string Profile = "profile";
}
