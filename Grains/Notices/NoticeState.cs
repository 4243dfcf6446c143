using Twin.Storage;

namespace Twin.Notices;

public sealed record NoticeState : TwinState
{
    public string Title { get; init; } = string.Empty;

    public string Text { get; init; } = string.Empty;

    public Audience Audience { get; init; } = new(string.Empty, [], []);

    public string By { get; init; } = string.Empty;

    public DateTimeOffset PublishedAt { get; init; }

    public DateTimeOffset Until { get; init; }

    public DateTimeOffset? RecalledAt { get; init; }

    public string? RecallReason { get; init; }

    public NoticeStatus StatusAt(DateTimeOffset now) =>
        RecalledAt is not null ? NoticeStatus.Recalled : now < Until ? NoticeStatus.Published : NoticeStatus.Over;
}
