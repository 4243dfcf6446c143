using Twin.Access;
using Twin.Objects;
using Twin.Residents;

namespace Twin.People;

/// <summary>What a person and its guardian may ask for, and whose account is whose.</summary>
internal sealed partial class PersonGrain
{
    private const string RequestField = "request";

    public Task<PersonStanding> GetStanding(CancellationToken cancellationToken) => Task.FromResult(new PersonStanding(
        State is { Described: true, MergedInto: null, Attributes.DeathDate: null },
        State.Attributes?.BirthDate,
        State.Attributes?.Guardian,
        State.Area,
        State.Home));

    public Task<Outcome<long>> CheckValues(Caller caller, string values, CancellationToken cancellationToken)
    {
        if (FindRefusal(caller, Right.Ask) is { } refusal)
        {
            return Task.FromResult<Outcome<long>>(refusal);
        }

        var corrected = AttributeJson.Merge(AttributesOf(State), values);
        return Task.FromResult<Outcome<long>>(!corrected.Succeeded ? corrected.Refusal : rules.Check(corrected.Value, Today) is { } fault ? fault : State.Revision);
    }

    public async Task<Outcome<long>> Correct(Caller caller, string values, string request, CancellationToken cancellationToken)
    {
        if (FindRefusal(caller, Right.Edit) is { } refusal)
        {
            return refusal;
        }

        var corrected = AttributeJson.Merge(AttributesOf(State), values);
        if (!corrected.Succeeded)
        {
            return corrected.Refusal;
        }

        if (await FindForeignPlace(caller, corrected.Value, cancellationToken) is { } foreign)
        {
            return foreign;
        }

        var applied = await Apply(corrected.Value, cancellationToken);
        return applied.Succeeded
            ? await Change(caller, ChangeAction.Corrected, applied.Value, new FieldChange(RequestField, Before: null, $"\"{request}\""))
            : applied.Refusal;
    }

    public async Task<bool> Claim(string account, string name, CancellationToken cancellationToken)
    {
        if (State is not { Described: true, MergedInto: null, Attributes: { DeathDate: null } person } || person.Name != name || (State.ClaimedBy ?? account) != account)
        {
            return false;
        }

        if (State.ClaimedBy is null)
        {
            await Follow(State with { ClaimedBy = account, Owes = State.Owes.Add(new OwedBinding(account, Key.Id)) });
        }

        return true;
    }

    public Task Release(string account, CancellationToken cancellationToken) =>
        State.ClaimedBy == account ? Follow(State with { ClaimedBy = null }) : Task.CompletedTask;

    /// <summary>A guardian out of the caller's sight is answered like one that is not there. One that was there already stays.</summary>
    protected override async ValueTask<Refusal?> FindForeignPlace(Caller caller, PersonAttributes attributes, CancellationToken cancellationToken) =>
        await base.FindForeignPlace(caller, attributes, cancellationToken)
        ?? (attributes.Guardian is { } guardian && guardian != State.Attributes?.Guardian
            ? await Guardians.FindFault(GrainFactory, caller, Key.Id, guardian, Today, options.AdultAge, cancellationToken)
            : null);
}
