using System.Collections.Immutable;
using Twin.Access;

namespace Twin.Webhooks;

/// <summary>Which webhooks there are. Stateless; key 0.</summary>
[Alias("twin.IWebhooksGrain")]
public interface IWebhooksGrain : IGrainWithIntegerKey
{
    /// <summary>By id.</summary>
    [Alias("List")]
    Task<Outcome<ImmutableArray<WebhookSnapshot>>> List(Caller caller, CancellationToken cancellationToken);

    /// <summary>Has each of them forget, as <see cref="IWebhookGrain.Forget"/>.</summary>
    [Alias("Forget")]
    Task Forget(ImmutableArray<ObjectKey> sources, ImmutableArray<string> texts, CancellationToken cancellationToken);
}
