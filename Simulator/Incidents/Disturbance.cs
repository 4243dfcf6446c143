using System.Collections.Immutable;

namespace Twin.Simulation;

/// <summary>What an incident does to one device.</summary>
/// <param name="Levels">The values its metrics rise (or fall) to.</param>
/// <param name="Silent">It reports nothing at all.</param>
public sealed record Disturbance(ImmutableDictionary<string, double> Levels, bool Silent = false);
