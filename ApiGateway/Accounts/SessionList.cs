using System.Collections.Immutable;

namespace Twin.Accounts;

public sealed record SessionList(ImmutableArray<SessionItem> Items);
