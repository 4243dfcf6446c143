namespace Twin.Notices;

/// <summary>A person has read a notice.</summary>
[GenerateSerializer, Immutable, Alias("twin.notice-receipt")]
public sealed record NoticeReceipt([property: Id(0)] string Notice, [property: Id(1)] DateTimeOffset At);
