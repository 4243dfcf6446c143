using Twin.Devices;
using Twin.Places;

namespace Twin.Cases;

/// <summary>What a place knows when an incident starts.</summary>
/// <param name="Site">The place that joined the hazards.</param>
/// <param name="Grid">The grid whose workers are responsible.</param>
/// <param name="Hazard">The first alarm; its severity already allows for who lives there.</param>
/// <param name="Title">For people, in the community's language.</param>
/// <param name="Location">Where the place is, when that is known.</param>
[GenerateSerializer, Immutable, Alias("twin.case-opening")]
public sealed record CaseOpening(
    [property: Id(0)] ObjectKey Site,
    [property: Id(1)] string Grid,
    [property: Id(2)] Hazard Hazard,
    [property: Id(3)] string Title,
    [property: Id(4)] GeoPoint? Location = null);
