using Twin.Notices;

namespace Twin.Activities;

/// <summary>An activity of the community (社区活动).</summary>
/// <param name="Title">1 to 100 characters.</param>
/// <param name="Text">1 to 5,000 characters.</param>
/// <param name="Place">In words, 1 to 200 characters.</param>
/// <param name="Capacity">1 to 1,000 places; as many again may wait for one.</param>
/// <param name="SignUpUntil">Null for until it starts.</param>
[GenerateSerializer, Immutable, Alias("twin.activity-draft")]
public sealed record ActivityDraft(
    [property: Id(0)] string Title,
    [property: Id(1)] string Text,
    [property: Id(2)] string Place,
    [property: Id(3)] Audience Audience,
    [property: Id(4)] DateTimeOffset StartsAt,
    [property: Id(5)] DateTimeOffset EndsAt,
    [property: Id(6)] int Capacity,
    [property: Id(7)] DateTimeOffset? SignUpUntil);
