using System.Collections.Immutable;
using Orleans.Concurrency;
using Twin.Storage;

namespace Twin.Consents;

[StatelessWorker]
[Reentrant]
[GrainType("consent-texts")]
internal sealed class ConsentTextsGrain(IStoredKeys keys) : Grain, IConsentTextsGrain
{
    private const int Most = 1_000;

    public async Task<ImmutableArray<ConsentText>> List(CancellationToken cancellationToken)
    {
        var own = await keys.List(ObjectKind.ConsentText, after: null, Most, cancellationToken).OrStorageFault();
        var ids = new SortedSet<string>(ShippedConsentTexts.Ids.Concat(own), StringComparer.Ordinal);
        var texts = await Task.WhenAll(ids.Select(id => GrainFactory.ConsentText(id).Get(version: null, cancellationToken)));
        return [.. texts.Select(text => text.Value).OfType<ConsentText>()];
    }
}
