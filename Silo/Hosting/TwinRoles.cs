namespace Twin.Hosting;

/// <summary>What one process does.</summary>
[Flags]
public enum TwinRoles
{
    Silo = 1,
    Gateway = 2,
    Bridge = 4,
    All = Silo | Gateway | Bridge,
}
