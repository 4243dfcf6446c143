using System.Collections.Immutable;

namespace Twin.Compartment;

/// <param name="Items">Newest first; a search for words may have fewer on a page than was asked for, with more to come.</param>
/// <param name="Cursor">Where the next page starts; null on the last.</param>
[GenerateSerializer, Immutable, Alias("twin.compartment-page")]
public sealed record CompartmentPage(
    [property: Id(0)] ImmutableArray<CompartmentSnapshot> Items,
    [property: Id(1)] string? Cursor);
