using System.Collections.Immutable;

namespace Twin.Places;

/// <summary>Who has a case.</summary>
/// <param name="Attempt">Counts from 1.</param>
/// <param name="Tried">Everybody who was asked, this worker included; none is asked twice.</param>
public sealed record Assignment(string Worker, int Attempt, ImmutableArray<string> Tried);
