using System.Collections.Immutable;

namespace Twin.Notices;

/// <summary>
/// For whom something is: everybody whose home, or else registration, lies in the area. Labels and buildings pick some
/// of them, who have agreed to be picked (the consent <c>targeted-push</c>); the others find it on the board.
/// </summary>
/// <param name="Area">An area code of a district, street, community, grid or micro-grid.</param>
/// <param name="Labels">Those of a person today; all of them must hold. Empty for everybody.</param>
/// <param name="Buildings">The home is in one of them. Empty for everybody.</param>
[GenerateSerializer, Immutable, Alias("twin.audience")]
public sealed record Audience(
    [property: Id(0)] string Area,
    [property: Id(1)] ImmutableArray<string> Labels,
    [property: Id(2)] ImmutableArray<string> Buildings)
{
    /// <summary>True when it picks some people out of the area.</summary>
    public bool IsTargeted => !Labels.IsEmpty || !Buildings.IsEmpty;
}
