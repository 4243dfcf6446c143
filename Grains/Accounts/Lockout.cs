namespace Twin.Accounts;

/// <summary>An address that may not sign in to an account for a while.</summary>
/// <param name="Address">A keyed hash.</param>
public sealed record Lockout(string Address, DateTimeOffset Until);
