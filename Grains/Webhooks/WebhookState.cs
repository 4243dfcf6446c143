using System.Collections.Immutable;
using Twin.Notices;
using Twin.Storage;

namespace Twin.Webhooks;

public sealed record WebhookState : TwinState
{
    /// <summary>Without address and secret; null once it is forgotten.</summary>
    public WebhookSetting? Setting { get; init; }

    public string Host { get; init; } = string.Empty;

    /// <summary>The address, encrypted: it holds the key of a robot.</summary>
    public string SealedUrl { get; init; } = string.Empty;

    public string? SealedSecret { get; init; }

    /// <summary>How far the stream of events has been looked through.</summary>
    public string Position { get; init; } = string.Empty;

    /// <summary>Events to be told, oldest first.</summary>
    public ImmutableArray<FeedEvent> Waiting { get; init; } = [];

    public ImmutableArray<FeedEvent> Dead { get; init; } = [];

    public long Dropped { get; init; }

    public long Delivered { get; init; }

    /// <summary>Failures in a row.</summary>
    public int Failures { get; init; }

    public DateTimeOffset? FailingSince { get; init; }

    public DateTimeOffset? NextTry { get; init; }

    public string? LastFault { get; init; }

    /// <summary>When the sweep looks whether it is at work.</summary>
    public DateTimeOffset? LookAt { get; init; }
}
