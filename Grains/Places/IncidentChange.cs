namespace Twin.Places;

/// <summary>What a hazard did to a place's incidents.</summary>
/// <param name="Incident">The incident it belongs to; null when no case needs to hear of it.</param>
/// <param name="Started">True when the incident is new and its case must be opened.</param>
public sealed record IncidentChange(IncidentBook Book, Incident? Incident, bool Started);
