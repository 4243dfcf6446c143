using System.Collections.Immutable;

namespace Twin.Access;

/// <summary>One line of the table of rights.</summary>
/// <param name="Rights">What is done.</param>
/// <param name="Kinds">What it is done to.</param>
/// <param name="Reaches">How far it goes, for the roles from <see cref="Role.Administrator"/> on in their order.</param>
public sealed record RightsRow(ImmutableArray<Right> Rights, ImmutableArray<string> Kinds, ImmutableArray<Reach> Reaches);
