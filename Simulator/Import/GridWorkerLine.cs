using System.Collections.Immutable;

namespace Twin.Simulation;

public sealed record GridWorkerLine(string Id, string Name, ImmutableArray<string> Grids, bool OnDuty, string UserName, string Password)
    : ImportLine(Id);
