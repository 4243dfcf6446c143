namespace Twin.Simulation;

/// <param name="Line">Counted from 1 over the whole import.</param>
/// <param name="Field">The field at fault, if it is one.</param>
public sealed record ImportFailure(int Line, string? Kind, string? Id, string? Field, string? Error);
