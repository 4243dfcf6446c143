using System.Collections.Immutable;

namespace Twin.Links;

public sealed record RelationList(ImmutableArray<Relation> Items);
