using System.Collections.Immutable;
using Twin.Notices;

namespace Twin.Webhooks;

/// <summary>A webhook and how it fares.</summary>
/// <param name="Host">Where it goes to, without path and key.</param>
/// <param name="Signed">True when there is a secret.</param>
/// <param name="Delivered">Events the receiver has taken.</param>
/// <param name="Waiting">Events that are taken up and not yet delivered.</param>
/// <param name="FailingSince">When it last stopped taking events; null while it takes them.</param>
/// <param name="NextTry">When it is tried again.</param>
/// <param name="LastFault">Why the last call failed; null after a success.</param>
/// <param name="Dead">Events given up, oldest first, at most 200: <c>replay</c> sends them again.</param>
/// <param name="Dropped">Events that were given up and are no longer among those.</param>
[GenerateSerializer, Immutable, Alias("twin.webhook-snapshot")]
public sealed record WebhookSnapshot(
    [property: Id(0)] string Id,
    [property: Id(1)] WebhookKind Kind,
    [property: Id(2)] string Host,
    [property: Id(3)] bool Signed,
    [property: Id(4)] ImmutableArray<string> Events,
    [property: Id(5)] string? Area,
    [property: Id(6)] TimeOnly? QuietFrom,
    [property: Id(7)] TimeOnly? QuietTo,
    [property: Id(8)] bool Enabled,
    [property: Id(9)] long Delivered,
    [property: Id(10)] int Waiting,
    [property: Id(11)] DateTimeOffset? FailingSince,
    [property: Id(12)] DateTimeOffset? NextTry,
    [property: Id(13)] string? LastFault,
    [property: Id(14)] ImmutableArray<FeedEvent> Dead,
    [property: Id(15)] long Dropped,
    [property: Id(16)] long Revision);
