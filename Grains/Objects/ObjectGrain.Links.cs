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

    private static Card WithAddedLinks(Card card, TState state) =>
        state.AddedLinks.IsEmpty ? card : card with { Links = [.. card.Links, .. state.AddedLinks] };

    private static Refusal? CheckRelation(string relation) => Relations.IsByHand(relation)
        ? null
        : Refusal.Invalid("relation", $"must be one of {string.Join(", ", Relations.ByHand)}: others follow from the objects' fields");

    /// <summary>What lies outside the caller's areas is answered like what is not there. A link shows nothing of the other, so it needs no purpose of its own.</summary>
    private async Task<Refusal?> CheckOther(Caller caller, ObjectKey other, CancellationToken cancellationToken)
    {
        if (other == Key)
        {
            return Refusal.Invalid("id", "must be another object");
        }

        var isKind = ObjectKey.IsValidId(other.Kind) && (!ObjectKind.IsBuiltIn(other.Kind) || ObjectKind.Library.Contains(other.Kind, StringComparer.Ordinal));
        return isKind && ObjectKey.IsValidId(other.Id)
            && (await GrainFactory.Object(other).Check(caller with { Purpose = caller.Purpose ?? "reference" }, Right.Read, cancellationToken)).Succeeded
                ? null
                : Refusal.Invalid("id", $"{other.Kind} '{other.Id}' is not known");
    }
}
