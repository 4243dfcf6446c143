using System.Collections.Immutable;

namespace Twin.Notices;

/// <param name="Events">Oldest first; empty when nothing happened in the time waited.</param>
/// <param name="Position">To read on from; opaque, never null.</param>
/// <param name="Gap">True when events after the asked position are no longer kept.</param>
[GenerateSerializer, Immutable, Alias("twin.feed-page")]
public sealed record FeedPage(
    [property: Id(0)] ImmutableArray<FeedEvent> Events,
    [property: Id(1)] string Position,
    [property: Id(2)] bool Gap);
