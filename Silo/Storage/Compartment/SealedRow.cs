namespace Twin.Storage.Compartment;

/// <summary>A row of the compartment, encrypted.</summary>
internal sealed class SealedRow
{
    public long Number { get; init; }

    public int Version { get; init; }

    public string Sealed { get; init; } = string.Empty;
}
