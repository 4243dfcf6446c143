using System.Collections.Immutable;
using Twin.Access;

namespace Twin.Webhooks;

/// <summary>
/// Tells one receiver outside what happens to cases: each event at least once, in order, from the stored stream of
/// events. A receiver that is away is tried again with growing pauses, then its events are set aside. Key:
/// <c>webhook/{id}</c>.
/// </summary>
[Alias("twin.IWebhookGrain")]
public interface IWebhookGrain : IWakeable
{
    /// <summary>Sets it up, or changes it; a new one tells what happens from now on.</summary>
    [Alias("Put")]
    Task<Outcome<WebhookSnapshot>> Put(Caller caller, WebhookSetting setting, CancellationToken cancellationToken);

    [Alias("Get")]
    Task<Outcome<WebhookSnapshot>> Get(Caller caller, CancellationToken cancellationToken);

    /// <summary>Sends what was given up again, before anything newer.</summary>
    [Alias("Replay")]
    Task<Outcome<WebhookSnapshot>> Replay(Caller caller, CancellationToken cancellationToken);

    /// <summary>Blots texts out of what waits to be told of some objects, or was given up. Harmless to repeat.</summary>
    [Alias("Forget")]
    Task Forget(ImmutableArray<ObjectKey> sources, ImmutableArray<string> texts, CancellationToken cancellationToken);

    /// <summary>Forgets it with its secrets.</summary>
    [Alias("Delete")]
    Task<Outcome<long>> Delete(Caller caller, CancellationToken cancellationToken);
}
