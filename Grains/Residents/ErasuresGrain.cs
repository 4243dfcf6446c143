using System.Collections.Immutable;
using System.Text.Json;
using Orleans.Concurrency;
using Twin.Access;
using Twin.Notices;
using Twin.Objects;
using Twin.People;
using Twin.Search;
using Twin.Storage;

namespace Twin.Residents;

[StatelessWorker]
[Reentrant]
[GrainType("erasures")]
internal sealed class ErasuresGrain(ICatalog catalog, IChanges changes, IConflicts conflicts, IFeed feed, INoticeReceipts receipts, IFieldProtector protector, PersonSecrets secrets) : Grain, IErasuresGrain
{
    private const int PageSize = 200;

    public async Task Forget(string person, string values, ImmutableArray<string> households, CancellationToken cancellationToken)
    {
        var key = new ObjectKey(ObjectKind.Person, person);
        var clear = JsonSerializer.Deserialize<ImmutableArray<string>>(secrets.Open(values));
        await changes.Forget(key, cancellationToken).OrStorageFault();
        await conflicts.Forget(key, proposed => Tells(protector.Unprotect(proposed), clear), cancellationToken).OrStorageFault();
        await receipts.Forget(person, cancellationToken).OrStorageFault();
        var homes = households.Select(static home => new ObjectKey(ObjectKind.Household, home)).ToList();
        HashSet<ObjectKey> holders = [.. await LinkedTo([key], cancellationToken), .. homes];
        foreach (var home in homes)
        {
            holders.UnionWith(await LinkedTo([home], cancellationToken));
        }

        foreach (var holder in holders)
        {
            await Forget(holder, key, clear, cancellationToken);
        }

        // What happened to them, and last what waits to be told of it outside: nobody takes it up again from the stream.
        await feed.Blot(holders, clear, cancellationToken).OrStorageFault();
        await GrainFactory.Webhooks().Forget([.. holders], clear, cancellationToken);
        await catalog.Purge(cancellationToken).OrStorageFault();
    }

    public async Task ForgetReadings(string household, string? text, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken)
    {
        foreach (var device in (await LinkedTo([new ObjectKey(ObjectKind.Household, household)], cancellationToken)).Where(entry => entry.Kind == ObjectKind.Device))
        {
            await GrainFactory.Device(device.Id).ForgetReadings(text, from, to, cancellationToken);
        }
    }

    private async Task Forget(ObjectKey holder, ObjectKey person, ImmutableArray<string> values, CancellationToken cancellationToken)
    {
        switch (holder.Kind)
        {
            case ObjectKind.Request:
                await GrainFactory.Request(holder.Id).Forget(cancellationToken);
                break;
            case ObjectKind.Activity:
                await GrainFactory.Activity(holder.Id).Forget(person.Id, cancellationToken);
                break;
            case ObjectKind.Case:
                await GrainFactory.Case(holder.Id).Forget(person.Id, values, cancellationToken);
                break;
            case ObjectKind.Visit:
                await GrainFactory.Visit(holder.Id).Forget(cancellationToken);
                break;
            case ObjectKind.VisitResult:
                await GrainFactory.VisitResult(holder.Id).Forget(cancellationToken);
                break;
            default:
                await GrainFactory.Object(holder).Forget(person, values, cancellationToken);
                await changes.Blot(holder, values, cancellationToken).OrStorageFault();
                break;
        }
    }

    private static bool Tells(string text, ImmutableArray<string> values) => values.Any(value => text.Contains(value, StringComparison.Ordinal));

    /// <summary>All of them before the first is told: what is told no longer links.</summary>
    private async Task<List<ObjectKey>> LinkedTo(ImmutableArray<ObjectKey> keys, CancellationToken cancellationToken)
    {
        var found = new List<ObjectKey>();
        var filter = new CardFilter(CardSight.Everything, new ObjectFilter { Links = keys }, []);
        CardPosition? after = null;
        do
        {
            var page = await catalog.List(filter, CardSort.Default, after, PageSize, cancellationToken).OrStorageFault();
            found.AddRange(page.Items.Select(entry => entry.Key));
            after = page.End;
        }
        while (after is not null);

        return found;
    }
}
