namespace Twin.Accounts;

/// <summary>Who an account is at an outside issuer.</summary>
public sealed record FederationState
{
    public required string Issuer { get; init; }

    /// <summary>Encrypted: some issuers take a telephone number for it.</summary>
    public required string Subject { get; init; }

    /// <summary>True while its rights are those of its tokens' claims; false once an administrator has set them.</summary>
    public bool FollowsClaims { get; init; }

    /// <summary>When the token was issued that last changed its rights.</summary>
    public DateTimeOffset ClaimsAt { get; init; }

    /// <summary>It was signed out then: tokens issued up to that moment are good no more.</summary>
    public DateTimeOffset ValidAfter { get; init; }
}
