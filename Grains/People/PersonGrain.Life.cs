using System.Collections.Immutable;
using Twin.Access;
using Twin.Objects;

namespace Twin.People;

/// <summary>Where a person lives, and the end of a life.</summary>
internal sealed partial class PersonGrain
{
    private const string DateField = "date";

    public async Task<Outcome<long>> Move(Caller caller, PersonMove move, CancellationToken cancellationToken)
    {
        if (FindRefusal(caller, Right.Move) is { } refusal)
        {
            return refusal;
        }

        if (State.Attributes!.DeathDate is not null)
        {
            return Refusal.Conflict("The person has died.");
        }

        if (State.MergedInto is { } into)
        {
            return Merged(into);
        }

        if (move.Date > Today)
        {
            return Refusal.Invalid(DateField, "must not be after today");
        }

        if (State.Home == move.Household)
        {
            return State.Revision;
        }

        var person = secrets.Open(State.Attributes) with
        {
            Household = move.Household,
            HouseholdSince = move.Household is null ? null : move.Date ?? Today,
            Kinship = move.Kinship,
            PresentAddress = null,
        };
        if ((rules.Check(person, Today) ?? await FindForeignPlace(caller, person, cancellationToken)) is { } fault)
        {
            return fault;
        }

        var settled = await Settle(person, cancellationToken, move.Date, move.Reason);
        return settled.Succeeded ? await Change(caller, ChangeAction.Moved, settled.Value) : OfDate(settled.Refusal);
    }

    public async Task<Outcome<long>> SetDeath(Caller caller, DateOnly? date, CancellationToken cancellationToken)
    {
        if (FindRefusal(caller, Right.Edit) is { } refusal)
        {
            return refusal;
        }

        if (State.MergedInto is { } into)
        {
            return Merged(into);
        }

        var person = secrets.Open(State.Attributes!) with { DeathDate = date };
        if (rules.Check(person, Today) is { } fault)
        {
            return OfDate(fault);
        }

        var settled = await Settle(person, cancellationToken);
        return settled.Succeeded ? await Change(caller, ChangeAction.Edited, settled.Value) : OfDate(settled.Refusal);
    }

    public Task Relocate(string household, string building, string area, CancellationToken cancellationToken) => State.Home == household
        ? Follow(State with { HomeArea = area, HomeBuilding = building, Stays = State.Stays.Located(area) })
        : Task.CompletedTask;

    /// <summary>The state of a person with these attributes, in canonical form: living, moved or dead as they say.</summary>
    /// <param name="day">When a move was; what the attributes say, or else today, when not given.</param>
    private async ValueTask<Outcome<PersonState>> Settle(PersonAttributes person, CancellationToken cancellationToken, DateOnly? day = null, string? reason = null)
    {
        var stored = State.Attributes;
        var moves = stored?.Household != person.Household;
        if (moves && stored?.DeathDate is not null && person.DeathDate is not null)
        {
            return Refusal.Invalid("household", "must be the one the person lived in until death, or none");
        }

        if (moves && day is null && person.HouseholdSince == stored?.HouseholdSince)
        {
            // Said of the home before.
            person = person with { HouseholdSince = null };
        }

        var home = person.Household is null ? null : await GrainFactory.Household(person.Household).GetExposure(cancellationToken);
        if (home is { Area: null })
        {
            return Refusal.Invalid("household", $"household '{person.Household}' is not known");
        }

        var since = day ?? person.HouseholdSince;
        var stays = moves
            ? State.Stays.Move(home?.Area is { } area ? (person.Household!, area) : null, since ?? Earlier(person.DeathDate, Today), reason)
            : since is { } from ? State.Stays.Redate(from) : State.Stays;
        if (!stays.Succeeded)
        {
            return stays.Refusal;
        }

        return stays.Value is [.., { To: null } present] && present.From > person.DeathDate
            ? Refusal.Invalid("deathDate", $"must not be before {present.From:O}, when the person came to live in {present.Household}")
            : State with
            {
                Attributes = secrets.Seal(person, stored),
                HomeArea = home?.Area ?? State.HomeArea,
                HomeBuilding = home?.Building ?? State.HomeBuilding,
                Stays = home?.Area is { } place ? stays.Value.Located(place) : stays.Value,
            };
    }

    private static DateOnly Earlier(DateOnly? one, DateOnly other) => one < other ? one.Value : other;

    /// <summary>A move and a death say their day in the field <c>date</c>.</summary>
    private static Refusal OfDate(Refusal refusal) =>
        refusal.Field is "householdSince" or "deathDate" ? refusal with { Field = DateField } : refusal;
}
