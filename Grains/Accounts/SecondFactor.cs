using System.Collections.Immutable;

namespace Twin.Accounts;

/// <summary>An authenticator app's secret, and what is left of the recovery codes.</summary>
public sealed record SecondFactor
{
    /// <summary>Protected; in base32 when it is not.</summary>
    public required string Secret { get; init; }

    public bool IsConfirmed { get; init; }

    /// <summary>The time step of the last code that was taken: no older one and not this one again.</summary>
    public long LastStep { get; init; }

    /// <summary>Keyed hashes of those not used yet.</summary>
    public ImmutableArray<string> RecoveryHashes { get; init; } = [];
}
