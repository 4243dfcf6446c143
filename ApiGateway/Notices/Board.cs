using System.Collections.Immutable;

namespace Twin.Notices;

/// <summary>A resident's board.</summary>
public sealed record Board(ImmutableArray<BoardEntry> Items);
