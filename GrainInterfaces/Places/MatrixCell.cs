using System.Collections.Immutable;

namespace Twin.Places;

/// <param name="Room">The id of the room, also before anybody has described it.</param>
/// <param name="Label">How people write it: <c>3-2-501</c>.</param>
/// <param name="Known">False for a door of the plan that nobody has described.</param>
/// <param name="Households">The homes in it that the caller may see.</param>
/// <param name="Labels">Of its homes and who lives there, such as <c>living-alone</c>; those the caller may see.</param>
/// <param name="Condition">The worst of its devices, such as <c>alarm</c>; null without devices.</param>
[GenerateSerializer, Immutable, Alias("twin.matrix-cell")]
public sealed record MatrixCell(
    [property: Id(0)] string Room,
    [property: Id(1)] int Unit,
    [property: Id(2)] string Number,
    [property: Id(3)] string Label,
    [property: Id(4)] bool Known,
    [property: Id(5)] ImmutableArray<string> Households,
    [property: Id(6)] ImmutableArray<string> Labels,
    [property: Id(7)] string? Condition);
