namespace Twin.Notices;

/// <summary>A notice (通知公告) to be published.</summary>
/// <param name="Title">1 to 100 characters.</param>
/// <param name="Text">1 to 5,000 characters.</param>
/// <param name="Until">When it leaves the board; null for 30 days from now. At most two years ahead.</param>
[GenerateSerializer, Immutable, Alias("twin.notice-draft")]
public sealed record NoticeDraft(
    [property: Id(0)] string Title,
    [property: Id(1)] string Text,
    [property: Id(2)] Audience Audience,
    [property: Id(3)] DateTimeOffset? Until);
