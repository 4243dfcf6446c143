using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Twin.Access;
using Twin.Search;
using Twin.Storage;

namespace Twin.People;

[GrainType(ObjectKind.Person)]
internal sealed class PersonGrain(
    [PersistentState(ObjectKind.Person, TwinStorage.Name)] IPersistentState<Document<PersonState>> document,
    IFieldProtector protector,
    IOptions<PeopleOptions> options,
    [FromKeyedServices(TimeProviderNames.Grains)] TimeProvider time,
    ILogger<PersonGrain> log)
    : TwinGrain<PersonState>(document, time, log), IPersonGrain
{
    public async Task<Outcome<long>> Upsert(Caller caller, PersonAttributes attributes, CancellationToken cancellationToken)
    {
        if (!caller.MayAdminister)
        {
            return Refusal.Forbidden("Only an administrator may change people.");
        }

        if (PersonRules.Check(attributes, options.Value) is { } refusal)
        {
            return refusal;
        }

        string? area = null;
        if (attributes.Household is not null)
        {
            area = (await GrainFactory.Household(attributes.Household).GetExposure(cancellationToken)).Area;
            if (area is null)
            {
                return Refusal.Invalid("household", $"household '{attributes.Household}' is not known");
            }
        }

        var labels = State.Labels.SetEquals(attributes.Labels) ? State.Labels : [.. attributes.Labels];
        var next = State with
        {
            Name = attributes.Name,
            IdNumber = Protect(State.IdNumber, attributes.IdNumber?.ToUpperInvariant()),
            Phone = Protect(State.Phone, attributes.Phone),
            Household = attributes.Household,
            Area = area,
            Labels = labels,
        };
        if (next != State)
        {
            await Commit(next with { Owes = [.. next.Owes, .. Tell(next)] });
        }

        return State.Revision;
    }

    public Task<Outcome<PersonSnapshot>> Get(Caller caller, CancellationToken cancellationToken) =>
        Task.FromResult<Outcome<PersonSnapshot>>(State.Exists && caller.Scope.Covers(State.Area)
            ? new PersonSnapshot(
                Key.Id,
                State.Name,
                State.IdNumber is null ? null : Mask.IdNumber(protector.Unprotect(State.IdNumber)),
                State.Phone is null ? null : Mask.Phone(protector.Unprotect(State.Phone)),
                State.Household,
                State.Area,
                [.. State.Labels],
                State.Revision)
            : Refusal.NotFound(Key));

    protected override Card? Describe(PersonState state) => new Card
    {
        Title = state.Name,
        Area = state.Area,
        Labels = [.. state.Labels],
        Terms = SearchTerms.Of(Key.Id, state.Name),
        Links = state.Household is null ? [] : [new ObjectLink(ObjectKind.Household, new ObjectKey(ObjectKind.Household, state.Household))],
    };

    /// <summary>Keeps the stored text when the value is the same, so that repeating a line changes nothing.</summary>
    private string? Protect(string? stored, string? value) => value switch
    {
        null => null,
        _ when stored is not null && protector.Unprotect(stored) == value => stored,
        _ => protector.Protect(value),
    };

    private IEnumerable<Owed> Tell(PersonState next)
    {
        if (State.Household is { } left && left != next.Household)
        {
            yield return new OwedDeparture(left, Key.Id, State.Revision + 1);
        }

        if (next.Household is { } home)
        {
            yield return new OwedMember(home, Key.Id, [.. next.Labels], State.Revision + 1);
        }
    }
}
