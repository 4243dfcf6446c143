using System.Collections.Immutable;

namespace Twin.Webhooks;

/// <summary>A webhook and how it fares; address and secret are not shown.</summary>
/// <param name="Host">Where it goes to.</param>
/// <param name="Delivered">Events the receiver has taken.</param>
/// <param name="Waiting">Events not yet delivered.</param>
/// <param name="FailingSince">When it last stopped taking events; null while it takes them.</param>
/// <param name="LastFault">Why the last call failed.</param>
/// <param name="Dead">Events given up, oldest first, at most 200.</param>
/// <param name="Dropped">Events given up that are no longer among those.</param>
public sealed record WebhookView(
    string Id,
    WebhookKind Kind,
    string Host,
    bool Signed,
    ImmutableArray<string> Events,
    string? Area,
    TimeOnly? QuietFrom,
    TimeOnly? QuietTo,
    bool Enabled,
    long Delivered,
    int Waiting,
    DateTimeOffset? FailingSince,
    DateTimeOffset? NextTry,
    string? LastFault,
    ImmutableArray<DeadEvent> Dead,
    long Dropped,
    long Revision)
{
    internal static WebhookView Of(WebhookSnapshot webhook) => new(
        webhook.Id, webhook.Kind, webhook.Host, webhook.Signed, webhook.Events, webhook.Area, webhook.QuietFrom, webhook.QuietTo, webhook.Enabled,
        webhook.Delivered, webhook.Waiting, webhook.FailingSince, webhook.NextTry, webhook.LastFault,
        [.. webhook.Dead.Select(DeadEvent.Of)], webhook.Dropped, webhook.Revision);
}
