using System.Collections.Immutable;
using Twin.Access;

namespace Twin.Accounts;

/// <summary>Who the token says one is.</summary>
/// <param name="Areas">Area code prefixes; the empty one is everything.</param>
/// <param name="Worker">The grid worker whose account it is, if any.</param>
/// <param name="Bound">As <c>kind/id</c>: a resident's person, a company's estates or buildings, a department's categories.</param>
public sealed record Me(string UserName, Role Role, ImmutableArray<string> Areas, string? Worker, ImmutableArray<string> Bound);
