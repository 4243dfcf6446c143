using System.Collections.Immutable;
using Orleans.Concurrency;
using Twin.Access;
using Twin.Storage;

namespace Twin.Webhooks;

[StatelessWorker]
[Reentrant]
[GrainType("webhooks")]
internal sealed class WebhooksGrain(IStoredKeys keys) : Grain, IWebhooksGrain
{
    private const int Most = 200;

    public async Task<Outcome<ImmutableArray<WebhookSnapshot>>> List(Caller caller, CancellationToken cancellationToken)
    {
        if (Rights.Refuse(caller, RightsTable.System, Right.Operate) is { } refusal)
        {
            return refusal;
        }

        var found = await keys.Ask(ObjectKind.Webhook, Most, id => GrainFactory.Webhook(id).Get(caller, cancellationToken), cancellationToken);
        return found.Sort(static (one, other) => string.CompareOrdinal(one.Id, other.Id));
    }

    public async Task Forget(ImmutableArray<ObjectKey> sources, ImmutableArray<string> texts, CancellationToken cancellationToken)
    {
        var ids = await keys.List(ObjectKind.Webhook, after: null, Most, cancellationToken).OrStorageFault();
        await Task.WhenAll(ids.Select(id => GrainFactory.Webhook(id).Forget(sources, texts, cancellationToken)));
    }
}
