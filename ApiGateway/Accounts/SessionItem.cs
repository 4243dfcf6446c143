namespace Twin.Accounts;

/// <param name="Current">The session that asks.</param>
public sealed record SessionItem(string Id, DateTimeOffset Opened, DateTimeOffset LastRefreshed, bool Current);
