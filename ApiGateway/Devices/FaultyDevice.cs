using System.Collections.Immutable;

namespace Twin.Devices;

/// <summary>A device that needs care.</summary>
/// <param name="Area">The area code it lies in.</param>
/// <param name="Score">Of its health, 0 to 99.</param>
/// <param name="Faults">The heaviest first.</param>
internal sealed record FaultyDevice(string Id, string Name, string? Area, string Profile, int Score, ImmutableArray<string> Faults);
