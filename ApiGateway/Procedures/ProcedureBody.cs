using System.Collections.Immutable;

namespace Twin.Procedures;

/// <summary>The next version of a procedure.</summary>
/// <param name="Steps">For open statuses of cases, each once.</param>
/// <param name="Note">Why; at most 500 characters.</param>
public sealed record ProcedureBody(ImmutableArray<ProcedureStep> Steps, string? Note = null)
{
    internal ProcedureDraft ToDraft() => new(Steps, Note);
}
