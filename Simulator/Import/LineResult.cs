namespace Twin.Simulation;

/// <summary>What the twin answers to one line.</summary>
/// <param name="Line">Counted from 1 within its request.</param>
internal sealed record LineResult(int Line, string? Kind, string? Id, string? Status, string? Field, string? Error);
