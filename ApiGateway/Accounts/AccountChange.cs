using System.Collections.Immutable;
using Twin.Access;

namespace Twin.Accounts;

/// <summary>What an account is and may do, as a whole: what is left out is taken away.</summary>
public sealed record AccountChange(Role Role, ImmutableArray<string>? Areas = null, string? Worker = null, ImmutableArray<string>? Bound = null);
