using System.Collections.Immutable;
using Twin.Access;
using Twin.Storage;

namespace Twin.Accounts;

public sealed record AccountState : TwinState
{
    public Role Role { get; init; } = Role.GridWorker;

    /// <summary>The prefixes of its <see cref="AreaScope"/>.</summary>
    public ImmutableArray<string> Areas { get; init; } = [];

    public string? Worker { get; init; }

    public string PasswordHash { get; init; } = string.Empty;

    public AreaScope Scope => new(Areas);

    /// <summary>The same account with these attributes; a null password hash keeps the present one.</summary>
    public AccountState With(AccountAttributes attributes) => this with
    {
        Role = attributes.Role,
        Areas = attributes.Scope.Prefixes,
        Worker = attributes.Worker,
        PasswordHash = attributes.PasswordHash ?? PasswordHash,
    };

    public bool Says(AccountAttributes attributes) =>
        Role == attributes.Role
        && Scope.Equals(attributes.Scope)
        && Worker == attributes.Worker
        && (attributes.PasswordHash ?? PasswordHash) == PasswordHash;
}
