namespace Twin.Places;

/// <summary>The newest episode of one rule of one device that a place has taken in.</summary>
public sealed record EpisodeMark(int Episode, bool Cleared);
