using Twin.Access;
using Twin.Links;
using Twin.Storage;

namespace Twin.Objects;

/// <summary>The links that people add: state of the object they start from.</summary>
internal abstract partial class ObjectGrain<TState, TAttributes>
{
    public async Task<Outcome<long>> AddLink(Caller caller, NewLink link, CancellationToken cancellationToken)
    {
        if (FindRefusal(caller, Right.Edit) is { } refusal)
        {
            return refusal;
        }

        if ((CheckRelation(link.Relation) ?? await CheckOther(caller, link.To, cancellationToken)) is { } fault)
        {
            return fault;
        }

        var links = State.AddedLinks.With(link);
        return !links.Succeeded ? links.Refusal
            : links.Value == State.AddedLinks ? State.Revision
            : await Change(caller, ChangeAction.Linked, State with { AddedLinks = links.Value });
    }

    public async Task<Outcome<long>> EndLink(Caller caller, string relation, ObjectKey to, DateOnly? day, CancellationToken cancellationToken)
    {
        if (FindRefusal(caller, Right.Edit) is { } refusal)
        {
            return refusal;
        }

        return State.AddedLinks.Ended(relation, to, day ?? LocalDay.Of(Now)) is not { } links
            ? new Refusal(RefusalReason.NotFound, $"{Key} has no link '{relation}' to {to} that was added by hand.")
            : links == State.AddedLinks ? State.Revision
            : await Change(caller, ChangeAction.Unlinked, State with { AddedLinks = links });
    }

    public Task Repoint(string from, string to, CancellationToken cancellationToken) => State.HasAttributes
        ? Change(Caller.System, ChangeAction.Edited, Repointed(State, new ObjectKey(ObjectKind.Person, from), new ObjectKey(ObjectKind.Person, to)))
        : Task.CompletedTask;

    /// <summary>The state with another record of a person where one was named; the same when none was.</summary>
    protected virtual TState Repointed(TState state, ObjectKey from, ObjectKey to) =>
        state.AddedLinks.Any(link => link.To == from) ? state with { AddedLinks = state.AddedLinks.Repointed(from, to) } : state;

    private static Card WithAddedLinks(Card card, TState state) =>
        state.AddedLinks.IsEmpty ? card : card with { Links = [.. card.Links, .. state.AddedLinks] };

    private static Refusal? CheckRelation(string relation) => Relations.IsByHand(relation)
        ? null
        : Refusal.Invalid("relation", $"must be one of {string.Join(", ", Relations.ByHand)}: others follow from the objects' fields");

    /// <summary>What lies outside the caller's areas is answered like what is not there.</summary>
    private async Task<Refusal?> CheckOther(Caller caller, ObjectKey other, CancellationToken cancellationToken)
    {
        if (other == Key)
        {
            return Refusal.Invalid("id", "must be another object");
        }

        var isKind = ObjectKey.IsValidId(other.Kind) && (!ObjectKind.IsBuiltIn(other.Kind) || ObjectKind.Library.Contains(other.Kind, StringComparer.Ordinal));
        return isKind && await IsKnown(caller, other, cancellationToken) ? null : Refusal.Invalid("id", $"{other.Kind} '{other.Id}' is not known");
    }

    /// <summary>True when another object is there for the caller. To name it shows nothing of it, so it needs no purpose of its own.</summary>
    protected async ValueTask<bool> IsKnown(Caller caller, ObjectKey other, CancellationToken cancellationToken) =>
        ObjectKey.IsValidId(other.Id)
        && (await GrainFactory.Object(other).Check(caller with { Purpose = caller.Purpose ?? "reference" }, Right.Read, cancellationToken)).Succeeded;
}
