using System.Collections.Immutable;

namespace Twin.Simulation;

/// <param name="Id">The user name.</param>
public sealed record AccountLine(string Id, string Role, ImmutableArray<string> Areas, string Password) : ImportLine(Id);
