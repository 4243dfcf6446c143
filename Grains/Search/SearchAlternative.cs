using System.Collections.Immutable;

namespace Twin.Search;

/// <summary>One way in which a word of a query is found.</summary>
/// <param name="AllOf">Terms that must all be there.</param>
/// <param name="Verify">
/// What the texts of the class must hold as it stands, when the terms alone may also stand apart; null when they say enough.
/// </param>
public sealed record SearchAlternative(ImmutableArray<SearchTerm> AllOf, TermClass Class, string? Verify = null);
