using System.Collections.Immutable;

namespace Twin.Places;

/// <summary>Hazards of one kind at one place, taken as one.</summary>
/// <param name="Kind">The kind of hazard.</param>
/// <param name="CaseId">The case it became.</param>
/// <param name="Devices">Who reported it.</param>
/// <param name="Active">How many of its alarms have not cleared.</param>
[GenerateSerializer, Immutable, Alias("twin.incident-snapshot")]
public sealed record IncidentSnapshot(
    [property: Id(0)] string Kind,
    [property: Id(1)] string CaseId,
    [property: Id(2)] Severity Severity,
    [property: Id(3)] ImmutableArray<string> Devices,
    [property: Id(4)] int Active,
    [property: Id(5)] DateTimeOffset Since);
