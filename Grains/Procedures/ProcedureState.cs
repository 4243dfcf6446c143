using System.Collections.Immutable;
using Twin.Storage;

namespace Twin.Procedures;

public sealed record ProcedureState : TwinState
{
    /// <summary>Those published here, the oldest first.</summary>
    public ImmutableArray<ProcedureVersion> Versions { get; init; } = [];
}
