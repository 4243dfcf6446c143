using System.Collections.Immutable;
using Twin.Access;
using Twin.Consents;
using Twin.Residents;

namespace Twin.People;

/// <summary>What a person allows to be done with its data.</summary>
internal sealed partial class PersonGrain
{
    public async Task<Outcome<long>> SetConsent(Caller caller, ConsentDecision decision, CancellationToken cancellationToken)
    {
        if (FindRefusal(caller, Right.Consent) is { } refusal)
        {
            return refusal;
        }

        if (State.MergedInto is { } into)
        {
            return Merged(into);
        }

        var means = ConsentRules.MeansOf(caller, Key);
        if (ConsentRules.Check(decision, means, State.Attributes!, Today, options) is { } fault)
        {
            return fault;
        }

        var text = ObjectKey.IsValidId(decision.Text) ? await GrainFactory.ConsentText(decision.Text).Get(version: null, cancellationToken) : Refusal.Invalid("text", ObjectKey.IdRule);
        if (!text.Succeeded)
        {
            return text.Refusal;
        }

        if (decision.Given && decision.Version != text.Value.Version)
        {
            return Refusal.Conflict($"Version {text.Value.Version} of the text is in force: that is what is to be read and agreed to.");
        }

        var version = decision.Given ? text.Value.Version : State.Consents.Last(decision.Text)?.Version ?? text.Value.Version;
        var consents = State.Consents.With(new ConsentEntry(decision.Text, version, decision.Given, Now, caller.Subject, means, decision.Note));
        if (consents == State.Consents)
        {
            return State.Revision;
        }

        var next = await Review(State with { Consents = consents }, cancellationToken);
        await Follow(decision.Given || State.Stays is not [.., { To: null } stay] ? next : next with
        {
            Owes = next.Owes.Add(new OwedReadingsErasure(stay.Household, decision.Text, LocalDay.Start(stay.From), Now)),
        });
        return State.Revision;
    }

    public async Task ReviewConsents(CancellationToken cancellationToken) => await Follow(await Review(State, cancellationToken));

    public Task<Outcome<ImmutableArray<ConsentEntry>>> ListConsents(Caller caller, CancellationToken cancellationToken) =>
        Task.FromResult<Outcome<ImmutableArray<ConsentEntry>>>(FindRefusal(caller, Right.Ask) is { } refusal ? refusal : State.Consents);

    /// <summary>The state with the texts whose newest version has been agreed to; the same when it says so already.</summary>
    private async ValueTask<PersonState> Review(PersonState state, CancellationToken cancellationToken)
    {
        var holding = ImmutableArray.CreateBuilder<string>();
        foreach (var text in state.Consents.Select(entry => entry.Text).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            if (state.Consents.Last(text) is { Given: true } last
                && await GrainFactory.ConsentText(text).Get(version: null, cancellationToken) is { Succeeded: true, Value: var present } && present.Version == last.Version)
            {
                holding.Add(text);
            }
        }

        return state.Holding.SequenceEqual(holding) ? state : state with { Holding = holding.DrainToImmutable() };
    }
}
