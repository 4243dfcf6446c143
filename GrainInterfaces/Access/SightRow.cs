using System.Collections.Immutable;

namespace Twin.Access;

/// <summary>One line of the table of fields.</summary>
/// <param name="Fields">JSON names of fields of the kind.</param>
/// <param name="Sights">How they are seen, by the roles from <see cref="Role.Administrator"/> on in their order.</param>
public sealed record SightRow(string Kind, ImmutableArray<string> Fields, ImmutableArray<Sight> Sights);
