using Twin.Notices;

namespace Twin.Webhooks;

/// <summary>An event that a receiver did not take.</summary>
/// <param name="Id">Its <c>webhook-id</c>.</param>
/// <param name="Source">The object it happened to, such as <c>case/r-1</c>.</param>
public sealed record DeadEvent(string Id, DateTimeOffset At, string Type, string Source)
{
    internal static DeadEvent Of(FeedEvent happened) => new(happened.Position, happened.At, happened.Type, happened.Source.ToString());
}
