namespace Twin.Simulation;

/// <param name="At">Counted from the start of the round.</param>
public sealed record IncidentStep(IncidentKind Kind, TimeSpan At);
