namespace Twin.Notices;

/// <summary>A stretch of the feed.</summary>
/// <param name="Events">Oldest first; may be none.</param>
/// <param name="Position">To go on from.</param>
/// <param name="Gap">True when events before these are no longer kept.</param>
internal sealed record LiveBatch(IReadOnlyList<LiveEvent> Events, string Position, bool Gap = false);
