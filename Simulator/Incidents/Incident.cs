using System.Collections.Immutable;

namespace Twin.Simulation;

/// <summary>An incident under way.</summary>
/// <param name="Ends">Counted from the start of the run.</param>
/// <param name="Devices">Who notices it, the place where it began first.</param>
public sealed record Incident(IncidentKind Kind, TimeSpan Ends, ImmutableArray<(string Device, Disturbance Disturbance)> Devices)
{
    public override string ToString() => $"{Kind.ToString().ToLowerInvariant()} at {Devices[0].Device}";
}
