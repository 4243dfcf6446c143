using System.Collections.Immutable;
using Twin.Storage;

namespace Twin.Devices;

internal sealed record ProvisioningKeyState : TwinState
{
    /// <summary>Null when there is no such key, or it has been revoked.</summary>
    public ProvisioningTerms? Terms { get; init; }

    public byte[]? SecretHash { get; init; }

    public ImmutableSortedSet<string> Devices { get; init; } = ImmutableSortedSet<string>.Empty;

    public DateTimeOffset CreatedAt { get; init; }

    public string CreatedBy { get; init; } = string.Empty;
}
