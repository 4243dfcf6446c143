using System.Collections.Immutable;
using Twin.Access;
using Twin.Links;
using Twin.Objects;
using Twin.Search;

namespace Twin.People;

/// <summary>Two records of one person become one, and two again.</summary>
internal sealed partial class PersonGrain
{
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

        var links = record.Value.Links.LackedBy(State.AddedLinks, Key);
        if (State.AddedLinks.Length + links.Length > AddedLinks.MaxLinks)
        {
            return Refusal.Conflict($"The two together have more than {AddedLinks.MaxLinks} links that were added by hand.");
        }

        var referrers = await FindReferrers(new ObjectKey(ObjectKind.Person, other), cancellationToken);
        var home = attributes.Household is null ? null : await GrainFactory.Household(attributes.Household).GetExposure(cancellationToken);
        var revision = await Change(caller, ChangeAction.Merged, State with
        {
            Attributes = secrets.Seal(PersonRules.Canonical(attributes), State.Attributes),
            HomeArea = home?.Area ?? State.HomeArea,
            HomeBuilding = home?.Building ?? State.HomeBuilding,
            Stays = State.Stays.TakeOver(record.Value.Stays, other, Today),
            AddedLinks = [.. State.AddedLinks, .. links],
            Merges = State.Merges.Add(new PersonMerge(other, Now, caller.Subject, secrets.Seal(AttributeJson.Write(mine)), secrets.Seal(after), referrers) { Links = links }),
            Owes =
            [
                .. State.Owes,
                new OwedTaking(other, Key.Id, Taken: true, State.Revision + 1),
                .. referrers.Select(referrer => new OwedRepointing(referrer, other, Key.Id)),
            ],
        });
        return new PersonMerged(revision.Value, links.IsEmpty ? taken : taken.Add(AddedLinks.Field), differing);
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
            AddedLinks = State.AddedLinks.RemoveAll(merge.Links.Contains),
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
        : new PersonRecord(AttributesOf(State), State.Stays, State.AddedLinks));

    public Task SetTaken(string by, bool taken, long revision, CancellationToken cancellationToken)
    {
        var isOld = by == State.MergeBy && revision <= State.MergeRevision;

        // Two records that take each other over at once: the one whose id comes first remains.
        var remains = taken && State.Merges.Any(merge => merge.Other == by) && string.CompareOrdinal(Key.Id, by) < 0;
        return isOld || remains
            ? Task.CompletedTask
            : Change(Caller.System, taken ? ChangeAction.Merged : ChangeAction.Unmerged, State with { MergedInto = taken ? by : null, MergeBy = by, MergeRevision = revision });
    }

    protected override PersonState Repointed(PersonState state, ObjectKey from, ObjectKey to)
    {
        var repointed = base.Repointed(state, from, to);
        return repointed.Attributes is { Guardian: { } guardian } person && guardian == from.Id
            ? repointed with { Attributes = person with { Guardian = to.Id } }
            : repointed;
    }

    /// <summary>Whatever of the library names the other record and not this one as well.</summary>
    private async Task<ImmutableArray<ObjectKey>> FindReferrers(ObjectKey other, CancellationToken cancellationToken)
    {
        var found = ImmutableArray.CreateBuilder<ObjectKey>();
        await foreach (var entry in GrainFactory.Catalog().ListAll(Caller.System, new ObjectFilter { Links = [other] }, cancellationToken))
        {
            if (entry.Key != Key && IsOfTheLibrary(entry.Key.Kind) && !entry.Links.Any(link => link.To == Key))
            {
                found.Add(entry.Key);
            }
        }

        return found.DrainToImmutable();
    }

    /// <summary>What happened with a person, such as a case or a visit, keeps the record it happened with.</summary>
    private static bool IsOfTheLibrary(string kind) => !ObjectKind.IsBuiltIn(kind) || ObjectKind.Library.Contains(kind, StringComparer.Ordinal);

    private static Refusal Merged(string into) => Refusal.Conflict($"The record is merged into person '{into}'.");
}
