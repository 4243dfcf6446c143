using System.Collections.Immutable;
using Twin.Access;

namespace Twin.Accounts.Federation;

/// <param name="Issuer">What the issuer is called in the configuration.</param>
/// <param name="Subject">Who it is there: the claim <c>sub</c> of its tokens.</param>
/// <param name="Areas">Area code prefixes; the empty one is everything.</param>
/// <param name="Worker">The grid worker whose account it is.</param>
/// <param name="Bound">As <c>kind/id</c>: a resident's person, a company's estates or buildings, a department's categories.</param>
public sealed record NewFederatedAccount(
    string Issuer,
    string Subject,
    Role Role,
    ImmutableArray<string>? Areas = null,
    string? Worker = null,
    ImmutableArray<string>? Bound = null);
