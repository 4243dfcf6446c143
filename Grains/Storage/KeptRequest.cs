namespace Twin.Storage;

/// <summary>A request that stands under a key.</summary>
public sealed class KeptRequest
{
    /// <summary>A digest of it.</summary>
    public string Request { get; init; } = string.Empty;

    /// <summary>Null while it is being carried out.</summary>
    public string? Answer { get; init; }
}
