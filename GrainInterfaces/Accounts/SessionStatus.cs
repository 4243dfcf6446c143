namespace Twin.Accounts;

/// <summary>Whether a session still holds.</summary>
/// <param name="Version">Of the account's rights.</param>
[GenerateSerializer, Immutable, Alias("twin.session-status")]
public sealed record SessionStatus([property: Id(0)] bool IsOpen, [property: Id(1)] long Version, [property: Id(2)] SessionDuty Duty);
