using Twin.Exchange;

namespace Twin.Storage;

/// <summary>A conflict as it is kept.</summary>
/// <param name="Proposed">Encrypted.</param>
public sealed record StoredConflict(
    long Id,
    ObjectKey Object,
    string Field,
    string Source,
    string? PresentSource,
    string Proposed,
    string Import,
    int Line,
    DateTimeOffset At,
    ConflictStatus Status,
    string? DecidedBy);
