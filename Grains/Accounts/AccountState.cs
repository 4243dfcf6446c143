using System.Collections.Immutable;
using Twin.Access;
using Twin.Residents;
using Twin.Storage;

namespace Twin.Accounts;

public sealed record AccountState : TwinState
{
    public Role Role { get; init; } = Role.GridWorker;

    /// <summary>The prefixes of its <see cref="AreaScope"/>.</summary>
    public ImmutableArray<string> Areas { get; init; } = [];

    public string? Worker { get; init; }

    /// <summary>What it is bound to beside its areas.</summary>
    public ImmutableArray<ObjectKey> Bound { get; init; } = [];

    /// <summary>When a resident was found to be the person it is bound to; null when an administrator said so before this was written down.</summary>
    public VerifiedLevel? RealName { get; init; }

    public VerifiedLevel? RealResidence { get; init; }

    /// <summary>The home in which the residence was approved.</summary>
    public string? Household { get; init; }

    public string PasswordHash { get; init; } = string.Empty;

    public bool MustChangePassword { get; init; }

    public bool Disabled { get; init; }

    /// <summary>Grows with every change of what the account is and may do; signing in and out is no such change.</summary>
    public long Version { get; init; }

    /// <summary>Those that are open, and some that have run out.</summary>
    public ImmutableArray<AccountSession> Sessions { get; init; } = [];

    public SecondFactor? SecondFactor { get; init; }

    /// <summary>Keyed hashes of addresses it has been signed in to from, the latest first.</summary>
    public ImmutableArray<string> KnownAddresses { get; init; } = [];

    /// <summary>Set for an account of an outside issuer: it has no password here.</summary>
    public FederationState? Federation { get; init; }

    /// <summary>Kept over a restart.</summary>
    public ImmutableArray<Lockout> Lockouts { get; init; } = [];

    public AreaScope Scope => new(Areas);

    /// <summary>The same account with these attributes, which no claim changes any more; a null password hash keeps the present one.</summary>
    public AccountState With(AccountAttributes attributes)
    {
        var hasNewPassword = attributes.PasswordHash is not null && attributes.PasswordHash != PasswordHash;
        return this with
        {
            Role = attributes.Role,
            Areas = attributes.Scope.Prefixes,
            Worker = attributes.Worker,
            Bound = BoundOf(attributes),
            PasswordHash = attributes.PasswordHash ?? PasswordHash,
            MustChangePassword = hasNewPassword ? attributes.MustChangePassword : MustChangePassword,
            Sessions = hasNewPassword ? [] : Sessions,
            Federation = Federation is null ? null : Federation with { FollowsClaims = false },
            Version = Version + 1,
        };
    }

    public bool Says(AccountAttributes attributes) =>
        Role == attributes.Role
        && Scope.Equals(attributes.Scope)
        && Worker == attributes.Worker
        && Bound.SequenceEqual(BoundOf(attributes))
        && (attributes.PasswordHash ?? PasswordHash) == PasswordHash;

    private static ImmutableArray<ObjectKey> BoundOf(AccountAttributes attributes) => attributes.Bound.IsDefault ? [] : attributes.Bound;
}
