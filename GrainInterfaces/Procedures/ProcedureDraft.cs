using System.Collections.Immutable;

namespace Twin.Procedures;

/// <param name="Steps">For open statuses, each once; a text of at most 2,000 characters in each language.</param>
/// <param name="Note">Why; at most 500 characters.</param>
[GenerateSerializer, Immutable, Alias("twin.procedure-draft")]
public sealed record ProcedureDraft([property: Id(0)] ImmutableArray<ProcedureStep> Steps, [property: Id(1)] string? Note);
