using System.Collections.Immutable;

namespace Twin.Quality;

/// <param name="One">The id of the one record.</param>
/// <param name="Other">The id of the other.</param>
/// <param name="Reasons">What they have in common: <c>idNumber</c>, <c>document</c>, or <c>identity</c> (name, birth date and phone).</param>
public sealed record DuplicateItem(string One, string Other, ImmutableArray<string> Reasons)
{
    internal static DuplicateItem Of(Duplicate pair) => new(pair.One.Id, pair.Other.Id, pair.Reasons);
}
