using System.Collections.Immutable;

namespace Twin.Procedures;

/// <param name="Versions">The newest first; 0 is what ships.</param>
public sealed record ProcedureList(string Category, ImmutableArray<ProcedureVersion> Versions);
