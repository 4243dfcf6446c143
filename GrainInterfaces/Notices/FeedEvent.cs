namespace Twin.Notices;

/// <summary>Something that happened to an object.</summary>
/// <param name="Position">Its place in the stream, opaque and growing; the id of a server-sent event.</param>
/// <param name="Type">Past tense: <c>case-opened</c>, <c>case-dispatched</c>, <c>alarm-raised</c>, …</param>
/// <param name="Source">The object it happened to.</param>
/// <param name="Area">Where; who sees it is decided by this.</param>
/// <param name="Data">A JSON object with what a list would show; never a sensitive value.</param>
[GenerateSerializer, Immutable, Alias("twin.feed-event")]
public sealed record FeedEvent(
    [property: Id(0)] string Position,
    [property: Id(1)] DateTimeOffset At,
    [property: Id(2)] string Type,
    [property: Id(3)] ObjectKey Source,
    [property: Id(4)] string? Area,
    [property: Id(5)] string Data);
