using System.Collections.Immutable;
using Twin.Access;

namespace Twin.Accounts;

/// <param name="Areas">Area code prefixes; the empty one is everything. Without them an account sees nothing.</param>
/// <param name="Bound">As <c>kind/id</c>: a resident's person, a company's estates or buildings, a department's categories.</param>
/// <param name="Password">To be changed at the first sign-in.</param>
public sealed record NewAccount(string UserName, Role Role, string Password, ImmutableArray<string>? Areas = null, string? Worker = null, ImmutableArray<string>? Bound = null)
{
    public override string ToString() => nameof(NewAccount);
}
