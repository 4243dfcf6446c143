using System.Collections.Immutable;
using System.Text.Json;
using Twin.Audit;
using Twin.Objects;
using Twin.Residents;

namespace Twin.People;

/// <summary>The end of a record: nothing is kept but that there was one.</summary>
internal sealed partial class PersonGrain
{
    public async Task Erase(string by, bool merged, CancellationToken cancellationToken)
    {
        if (!State.HasAttributes)
        {
            return;
        }

        if (State.MergedInto is { } into && !merged)
        {
            await GrainFactory.Person(into).Erase(by, merged: false, cancellationToken);
            return;
        }

        await audit.Append(new AuditNote(by, Role: null, AuditAction.Erase, AuditOutcome.Allowed, Key), cancellationToken);
        var person = secrets.Open(State.Attributes!);
        var households = State.Stays.Select(stay => stay.Household).Distinct(StringComparer.Ordinal).ToImmutableArray();
        var revision = State.Revision + 1;
        await Commit(
            new PersonState
            {
                Revision = State.Revision,
                Erased = new PersonErasure(Now, by),
                Owes =
                [
                    .. State.Owes,
                    .. State.Home is { } home ? [new OwedDeparture(home, Key.Id, Today, revision)] : ImmutableArray<OwedDeparture>.Empty,
                    .. State.Merges.Select(merge => new OwedErasure(merge.Other, by, Merged: true)),
                    .. State.Stays.Select(stay => new OwedReadingsErasure(stay.Household, Text: null, LocalDay.Start(stay.From), stay.To is { } left ? LocalDay.Start(left.AddDays(1)) : Now)),
                    .. State.ClaimedBy is { } account ? [new OwedClosing(account, Key.Id)] : ImmutableArray<OwedClosing>.Empty,
                    new OwedForgetting(Key.Id, secrets.Seal(JsonSerializer.Serialize(PersonValues.Of(person))), households),
                ],
            },
            new ObjectChange(revision, Now, by, ChangeAction.Erased, []));
    }

    protected override PersonState Without(PersonState state, ObjectKey person, ImmutableArray<string> values)
    {
        var kept = base.Without(state, person, values);
        return kept.Attributes is { } attributes && PersonValues.Without(attributes, person.Id, values) is var without && without != attributes
            ? kept with { Attributes = without }
            : kept;
    }

    /// <summary>When the record has been kept long enough; null for no such time.</summary>
    protected override DateTimeOffset? ExpiryOf(PersonState state) => state switch
    {
        { HasAttributes: false } => null,
        { DeletedAt: { } deleted } => retention.EndOf(deleted, retention.DeletedPeopleDays),
        { Attributes.DeathDate: { } death } => retention.EndOf(LocalDay.Start(death), retention.DeceasedPeopleDays),
        { Attributes.Household: null, Stays: [.., { To: { } left }] } => retention.EndOf(LocalDay.Start(left), retention.MovedAwayPeopleDays),
        _ => null,
    };
}
