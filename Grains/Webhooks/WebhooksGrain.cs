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

        var ids = await keys.List(ObjectKind.Webhook, after: null, Most, cancellationToken).OrStorageFault();
        var found = await Task.WhenAll(ids.Select(id => GrainFactory.Webhook(id).Get(caller, cancellationToken)));
        return new Outcome<ImmutableArray<WebhookSnapshot>>([.. found.Where(static one => one.Succeeded).Select(static one => one.Value!).OrderBy(static one => one.Id, StringComparer.Ordinal)], Refusal: null);
    }
}
