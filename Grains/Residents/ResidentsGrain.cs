using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Concurrency;
using Twin.Access;
using Twin.Audit;
using Twin.People;
using Twin.Search;
using Twin.Storage;

namespace Twin.Residents;

[StatelessWorker]
[Reentrant]
[GrainType("residents")]
internal sealed partial class ResidentsGrain(
    IChanges changes, INoticeReceipts receipts, IAuditLog audit, [FromKeyedServices(TimeProviderNames.Grains)] TimeProvider time) : Grain, IResidentsGrain
{
    private const int PageSize = 200;
    private const int MostChanges = 1_000;

    /// <summary>Everybody has a purpose to look at what is held on oneself.</summary>
    private const string OwnPurpose = "own-record";

    private static readonly ImmutableArray<string> Looks = [AuditAction.Read, AuditAction.Reveal, AuditAction.Export];

    public async Task<ImmutableArray<MyPerson>> ListMine(Caller caller, CancellationToken cancellationToken)
    {
        if (caller.Role != Role.Resident || caller.Bindings is not [var self])
        {
            return [];
        }

        var mine = await GrainFactory.Person(self.Id).Get(caller with { Purpose = OwnPurpose }, cancellationToken);
        var wards = await LinkedTo(self, ObjectKind.Person, cancellationToken);
        return
        [
            .. mine.Succeeded ? [new MyPerson(self.Id, mine.Value.Attributes.Name, "self")] : ImmutableArray<MyPerson>.Empty,
            .. wards.Where(ward => ward.Links.Any(link => link.Relation == "guardian" && link.To == self)).Select(ward => new MyPerson(ward.Key.Id, ward.Title, "ward")),
        ];
    }

    public async Task<Outcome<HeldData>> ShowHeld(Caller caller, string person, CancellationToken cancellationToken)
    {
        var consents = await GrainFactory.Person(person).ListConsents(caller, cancellationToken);
        if (!consents.Succeeded)
        {
            return consents.Refusal;
        }

        var record = await GrainFactory.Person(person).Get(caller with { Purpose = OwnPurpose }, cancellationToken);
        if (!record.Succeeded)
        {
            return record.Refusal;
        }

        var key = new ObjectKey(ObjectKind.Person, person);
        var linked = await LinkedTo(key, kind: null, cancellationToken);
        var cases = linked.Where(entry => entry.Key.Kind == ObjectKind.Case).ToList();
        var looks = await LooksAt(key, from: null, cancellationToken);
        if (record.Value.Home is { } home && (await GrainFactory.Account(caller.Subject).GetVerification(cancellationToken)) is { RealResidence: not null } verified && verified.Household == home)
        {
            var household = new ObjectKey(ObjectKind.Household, home);
            cases.AddRange(await LinkedTo(household, ObjectKind.Case, cancellationToken));
            looks = [.. looks.Concat(await LooksAt(household, MovedIn(record.Value), cancellationToken)).OrderByDescending(static look => look.At)];
        }

        return new HeldData(
            time.GetUtcNow(),
            record.Value,
            [.. consents.Value.Select(entry => entry.Means == Consents.ConsentMeans.Paper ? entry with { By = string.Empty } : entry)],
            [.. linked.Where(entry => entry.Key.Kind is not (ObjectKind.Case or ObjectKind.Request)).SelectMany(entry => LinksOf(entry, key))],
            [.. cases.DistinctBy(entry => entry.Key).Select(entry => new HeldCase(entry.Key.Id, entry.Title, entry.Status))],
            [.. linked.Where(entry => entry.Key.Kind == ObjectKind.Request).Select(entry => new HeldRequest(entry.Key.Id, entry.Facts.GetValueOrDefault("kind"), entry.Status, entry.Due))],
            [.. (await changes.Read(key, long.MaxValue, MostChanges, cancellationToken).OrStorageFault()).Select(change => new HeldChange(change.At, change.Action, change.Fields))],
            looks)
        {
            NoticesRead = await receipts.ReadBy(person, cancellationToken).OrStorageFault(),
        };
    }

    /// <summary>Who looked at the home before is the business of those who lived there then.</summary>
    private static DateTimeOffset? MovedIn(PersonSnapshot person) =>
        person.Stays.LastOrDefault(static stay => stay is { To: null, Record: null }) is { } stay ? LocalDay.Start(stay.From) : null;

    private static IEnumerable<HeldLink> LinksOf(CatalogEntry entry, ObjectKey person) =>
        from link in entry.Links
        where link.To == person
        select new HeldLink(entry.Key.Kind, entry.Key.Id, link.Relation, entry.Key.Kind == ObjectKind.Person ? null : entry.Title);

    private async Task<ImmutableArray<HeldLook>> LooksAt(ObjectKey at, DateTimeOffset? from, CancellationToken cancellationToken)
    {
        var looks = ImmutableArray.CreateBuilder<HeldLook>();
        string? cursor = null;
        do
        {
            var query = new AuditQuery(Actor: null, at, Action: null, from, To: null, cursor, PageSize);
            var page = await audit.List(query, cancellationToken).OrStorageFault();
            if (!page.Succeeded)
            {
                throw new InvalidOperationException(page.Refusal.Message);
            }

            looks.AddRange(
                from entry in page.Value.Entries
                where entry.Note.Outcome == AuditOutcome.Allowed && Looks.Contains(entry.Note.Action)
                select new HeldLook(at.Kind, entry.At, entry.Note.Role, entry.Note.Action, entry.Note.Field, entry.Note.Reason is { } reason && PurposeCode().IsMatch(reason) ? reason : null));
            cursor = page.Value.Cursor;
        }
        while (cursor is not null);

        return looks.DrainToImmutable();
    }

    private async Task<List<CatalogEntry>> LinkedTo(ObjectKey key, string? kind, CancellationToken cancellationToken)
    {
        var found = new List<CatalogEntry>();
        await foreach (var entry in GrainFactory.Catalog().ListAll(Caller.System, new ObjectFilter { Kind = kind, Links = [key] }, cancellationToken))
        {
            found.Add(entry);
        }

        return found;
    }

    /// <summary>A code says what for; words of one's own may name a colleague.</summary>
    [GeneratedRegex("^[a-z][a-z-]{0,39}$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex PurposeCode();
}
