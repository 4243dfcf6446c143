using System.Collections.Immutable;

namespace Twin.Models;

public sealed record ModelList(ImmutableArray<ModelView> Items);
