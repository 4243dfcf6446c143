using System.Collections.Immutable;

namespace Twin.Simulation;

/// <param name="Phone">Null for small children and the few who have none.</param>
public sealed record PersonLine(string Id, string Name, string IdNumber, string? Phone, string Household, ImmutableArray<string> Labels)
    : ImportLine(Id);
