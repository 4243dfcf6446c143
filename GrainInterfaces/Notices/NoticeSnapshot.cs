namespace Twin.Notices;

/// <summary>A notice as the caller sees it.</summary>
/// <param name="Text">Null for a recalled one, to residents.</param>
/// <param name="By">The account that published it; null to residents.</param>
/// <param name="RecallReason">Why it was taken back.</param>
/// <param name="Addressed">How many people the rule of its audience means now; null to residents.</param>
/// <param name="Readers">How many have read it; nobody is named. Null to residents.</param>
/// <param name="ReadAt">When the caller's person has read it; null for not, and to staff.</param>
[GenerateSerializer, Immutable, Alias("twin.notice-snapshot")]
public sealed record NoticeSnapshot(
    [property: Id(0)] string Id,
    [property: Id(1)] string Title,
    [property: Id(2)] string? Text,
    [property: Id(3)] NoticeStatus Status,
    [property: Id(4)] Audience Audience,
    [property: Id(5)] DateTimeOffset PublishedAt,
    [property: Id(6)] DateTimeOffset Until,
    [property: Id(7)] string? By,
    [property: Id(8)] string? RecallReason,
    [property: Id(9)] long? Addressed,
    [property: Id(10)] long? Readers,
    [property: Id(11)] DateTimeOffset? ReadAt,
    [property: Id(12)] long Revision);
