namespace Twin.Storage;

/// <summary>A part of the time asked for, and whether its roll-ups say what its readings do.</summary>
/// <param name="From">Milliseconds since 1970.</param>
/// <param name="To">Exclusive.</param>
internal readonly record struct HistoryStretch(long From, long To, bool Rolled);
