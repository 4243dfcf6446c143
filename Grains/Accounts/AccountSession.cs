namespace Twin.Accounts;

/// <summary>An open session as it is stored: of its refresh token only a hash.</summary>
public sealed record AccountSession
{
    public required string Id { get; init; }

    /// <summary>SHA-256 of the secret; it has 256 random bits, so nothing slower is needed.</summary>
    public required string SecretHash { get; init; }

    /// <summary>Of the secret before, for a client that never got the answer with the present one.</summary>
    public string? PreviousHash { get; init; }

    public required DateTimeOffset Opened { get; init; }

    public required DateTimeOffset Refreshed { get; init; }
}
