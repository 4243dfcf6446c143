namespace Twin.Storage;

/// <summary>The names of the grain storages.</summary>
public static class TwinStorage
{
    /// <summary>Of all grains but those of the compartment.</summary>
    public const string Name = "twin";

    /// <summary>Of the compartment alone: tables and keys of its own, which nothing else reads.</summary>
    public const string Compartment = "compartment";
}
