namespace Twin.People;

/// <summary>留守人员: somebody whose family works elsewhere.</summary>
/// <param name="Kind">Code list <c>left-behind</c>.</param>
/// <param name="Health">Code list <c>health</c>.</param>
/// <param name="MainFamily">Who of the family is to be called: a name.</param>
[GenerateSerializer, Immutable, Alias("twin.left-behind")]
public sealed record LeftBehind(
    [property: Id(0)] string Kind,
    [property: Id(1)] string? Health = null,
    [property: Id(2)] string? MainFamily = null);
