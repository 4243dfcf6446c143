using System.Collections.Immutable;

namespace Twin.Devices;

/// <summary>Hazards of several devices at one place that together mean more than each alone.</summary>
/// <param name="Id">Unique at the place.</param>
/// <param name="Needs">Kinds of hazard that must all be active, such as <c>fire</c> and <c>electric</c>; at least two.</param>
/// <param name="SameHome">True: all in one home; false: anywhere in the building or grid.</param>
/// <param name="Within">How long one after the other they may have begun.</param>
/// <param name="Severity">What the matter becomes.</param>
/// <param name="Hazard">The kind of hazard whose case becomes so severe; one of <paramref name="Needs"/>.</param>
/// <param name="Show">Profiles of devices whose pictures help; those nearby are named in the case.</param>
[GenerateSerializer, Immutable, Alias("twin.linkage-rule")]
public sealed record LinkageRule(
    [property: Id(0)] string Id,
    [property: Id(1)] string Name,
    [property: Id(2)] ImmutableSortedSet<string> Needs,
    [property: Id(3)] bool SameHome,
    [property: Id(4)] TimeSpan Within,
    [property: Id(5)] Severity Severity,
    [property: Id(6)] string Hazard,
    [property: Id(7)] ImmutableSortedSet<string>? Show = null);
