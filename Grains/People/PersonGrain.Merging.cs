using System.Collections.Immutable;
using Twin.Access;
using Twin.Objects;
using Twin.Search;

namespace Twin.People;

/// <summary>Two records of one person become one, and two again.</summary>
internal sealed partial class PersonGrain
{
    private const int MostReferrers = 200;

    public async Task<Outcome<PersonMerged>> Merge(Caller caller, string other, CancellationToken cancellationToken)
    {
        if (FindRefusal(caller, Right.Merge) is { } refusal)
        {
            return refusal;
        }

        if (!ObjectKey.IsValidId(other) || other == Key.Id)
        {
            return Refusal.Invalid("other", "must be the id of another person");
        }

        if (State.Merges.Any(merge => merge.Other == other))
        {
            return new PersonMerged(State.Revision, [], []);
        }

        if (State.MergedInto is { } into)
        {
            return Merged(into);
        }

        var record = await GrainFactory.Person(other).Surrender(caller, cancellationToken);
        if (!record.Succeeded)
        {
            return record.Refusal;
        }

        var mine = AttributesOf(State);
        var (after, taken, differing) = MergeRules.Take(mine, record.Value.Attributes);
        var attributes = AttributeJson.Read<PersonAttributes>(after).Value!;
        if (rules.Check(attributes, Today) is { } fault)
        {
            return Refusal.Conflict($"The two together make no record: {fault.Field} {fault.Message}.");
        }

        var referrers = await FindReferrers(other, cancellationToken);
        var home = attributes.Household is null ? null : await GrainFactory.Household(attributes.Household).GetExposure(cancellationToken);
        var revision = await Change(caller, ChangeAction.Merged, State with
        {
            Attributes = secrets.Seal(PersonRules.Canonical(attributes), State.Attributes),
            HomeArea = home?.Area ?? State.HomeArea,
            HomeBuilding = home?.Building ?? State.HomeBuilding,
            Stays = State.Stays.TakeOver(record.Value.Stays, other, Today),
            Merges = State.Merges.Add(new PersonMerge(other, Now, caller.Subject, secrets.Seal(AttributeJson.Write(mine)), secrets.Seal(after), referrers)),
            Owes =
            [
                .. State.Owes,
                new OwedTaking(other, Key.Id, Taken: true, State.Revision + 1),
                .. referrers.Select(referrer => new OwedRepointing(referrer, other, Key.Id)),
            ],
        });
        return new PersonMerged(revision.Value, taken, differing);
    }

    public async Task<Outcome<PersonUnmerged>> Unmerge(Caller caller, string other, CancellationToken cancellationToken)
    {
        if (FindRefusal(caller, Right.Merge) is { } refusal)
        {
            return refusal;
        }

        if (State.Merges.FirstOrDefault(merge => merge.Other == other) is not { } merge)
        {
            return Refusal.Conflict("This record has not taken that one over.");
        }

        var (result, kept) = MergeRules.GiveBack(secrets.Open(merge.Before), secrets.Open(merge.After), AttributesOf(State));
        var attributes = AttributeJson.Read<PersonAttributes>(result).Value!;
        if (rules.Check(attributes, Today) is { } fault)
        {
            return Refusal.Conflict($"What was changed since does not go with what was before: {fault.Field} {fault.Message}.");
        }

        var revision = await Change(caller, ChangeAction.Unmerged, State with
        {
            Attributes = secrets.Seal(PersonRules.Canonical(attributes), State.Attributes),
            Stays = [.. State.Stays.Where(stay => stay.Record != other)],
            Merges = State.Merges.Remove(merge),
            Owes =
            [
                .. State.Owes,
                new OwedTaking(other, Key.Id, Taken: false, State.Revision + 1),
                .. merge.Referrers.Select(referrer => new OwedRepointing(referrer, Key.Id, other)),
            ],
        });
        return new PersonUnmerged(revision.Value, kept);
    }

    public Task<Outcome<PersonRecord>> Surrender(Caller caller, CancellationToken cancellationToken) => Task.FromResult<Outcome<PersonRecord>>(
        FindRefusal(caller, Right.Merge) is { } refusal ? refusal
        : State.MergedInto is { } into ? Merged(into)
        : new PersonRecord(AttributesOf(State), State.Stays));

    public Task SetTaken(string by, bool taken, long revision, CancellationToken cancellationToken)
    {
        var isOld = by == State.MergeBy && revision <= State.MergeRevision;

        // Two records that take each other over at once: the one whose id comes first remains.
        var remains = taken && State.Merges.Any(merge => merge.Other == by) && string.CompareOrdinal(Key.Id, by) < 0;
        return isOld || remains
            ? Task.CompletedTask
            : Change(Caller.System, taken ? ChangeAction.Merged : ChangeAction.Unmerged, State with { MergedInto = taken ? by : null, MergeBy = by, MergeRevision = revision });
    }

    public Task Repoint(string from, string to, CancellationToken cancellationToken) => State.Attributes is { Guardian: { } guardian } person && guardian == from
        ? Change(Caller.System, ChangeAction.Edited, State with { Attributes = person with { Guardian = to } })
        : Task.CompletedTask;

    /// <summary>Whoever names the other record and not this one as well.</summary>
    private async Task<ImmutableArray<ObjectKey>> FindReferrers(string other, CancellationToken cancellationToken)
    {
        var found = ImmutableArray.CreateBuilder<ObjectKey>();
        foreach (var kind in (string[])[ObjectKind.Person, ObjectKind.Household])
        {
            found.AddRange(await FindReferrers(kind, other, cancellationToken));
        }

        return found.DrainToImmutable();
    }

    private async Task<IEnumerable<ObjectKey>> FindReferrers(string kind, string other, CancellationToken cancellationToken)
    {
        var query = new CatalogQuery(new ObjectFilter { Kind = kind, Links = [new ObjectKey(ObjectKind.Person, other)] }, Limit: MostReferrers);
        var page = await GrainFactory.Catalog().List(Caller.System, query, cancellationToken);
        return page.Value!.Items.Where(item => !item.Links.Any(link => link.To == Key)).Select(item => item.Key);
    }

    private static Refusal Merged(string into) => Refusal.Conflict($"The record is merged into person '{into}'.");
}
