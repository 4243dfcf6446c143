namespace Twin.Accounts;

/// <summary>One of an account's open sessions.</summary>
/// <param name="LastRefreshed">When it last took new tokens.</param>
[GenerateSerializer, Immutable, Alias("twin.session-info")]
public sealed record SessionInfo(
    [property: Id(0)] string Id,
    [property: Id(1)] DateTimeOffset Opened,
    [property: Id(2)] DateTimeOffset LastRefreshed);
