using System.Collections.Immutable;
using Orleans.Concurrency;
using Twin.Access;
using Twin.Activities;
using Twin.Places;
using Twin.Search;
using Twin.Storage;

namespace Twin.Notices;

[StatelessWorker]
[Reentrant]
[GrainType("board")]
internal sealed class BoardGrain(INoticeReceipts receipts) : Grain, IBoardGrain
{
    private const int Most = 200;

    public async Task<ImmutableArray<BoardEntry>> ListNotices(Caller caller, CancellationToken cancellationToken)
    {
        if (await Addressee.Find(GrainFactory, caller, cancellationToken) is not { } addressee)
        {
            return [];
        }

        var read = (await receipts.ReadBy(addressee.Person, cancellationToken).OrStorageFault()).ToDictionary(static receipt => receipt.Notice, static receipt => receipt.At, StringComparer.Ordinal);
        var found = await Around(addressee, ObjectKind.Notice, [StoredName.Of(NoticeStatus.Published), StoredName.Of(NoticeStatus.Recalled)], "-fact:published", cancellationToken);
        return
        [
            .. found
                .Where(entry => entry.Status != StoredName.Of(NoticeStatus.Recalled) || read.ContainsKey(entry.Key.Id))
                .Select(entry => Show(entry, addressee, "published", read.TryGetValue(entry.Key.Id, out var at) ? at : null))
                .OrderByDescending(static entry => entry.At).ThenBy(static entry => entry.Id, StringComparer.Ordinal).Take(Most),
        ];
    }

    public async Task<ImmutableArray<BoardEntry>> ListActivities(Caller caller, CancellationToken cancellationToken)
    {
        if (await Addressee.Find(GrainFactory, caller, cancellationToken) is not { } addressee)
        {
            return [];
        }

        var found = await Around(addressee, ObjectKind.Activity, [StoredName.Of(ActivityStatus.Open)], "fact:starts", cancellationToken);
        return
        [
            .. found.Select(entry => Show(entry, addressee, "starts", readAt: null))
                .OrderBy(static entry => entry.At).ThenBy(static entry => entry.Id, StringComparer.Ordinal).Take(Most),
        ];
    }

    public async Task<bool> IsMeant(Caller caller, Audience audience, CancellationToken cancellationToken) =>
        await Addressee.Find(GrainFactory, caller, cancellationToken) is { } addressee && addressee.IsPicked(audience);

    private static BoardEntry Show(CatalogEntry entry, Addressee addressee, string when, DateTimeOffset? readAt) => new(
        entry.Key.Id, entry.Title, entry.Status!, addressee.IsPicked(AudienceRules.Of(entry)),
        DateTimeOffset.Parse(entry.Facts[when], System.Globalization.CultureInfo.InvariantCulture), readAt);

    /// <summary>What is for an area the person lives in: for each level one list.</summary>
    private async Task<IEnumerable<CatalogEntry>> Around(Addressee addressee, string kind, ImmutableArray<string> statuses, string sort, CancellationToken cancellationToken)
    {
        var lists = await Task.WhenAll(AreaCode.ChainOf(addressee.Area ?? string.Empty).Select(code => GrainFactory.Catalog().List(
            Caller.System,
            new CatalogQuery(new ObjectFilter { Kind = kind, Statuses = statuses, Facts = [new FactCondition(AudienceRules.AreaFact, FactComparison.Equal, code)] }, sort, Cursor: null, Most),
            cancellationToken)));
        return lists.SelectMany(static list => list.Value!.Items);
    }
}
