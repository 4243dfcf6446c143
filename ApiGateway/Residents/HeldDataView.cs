using System.Collections.Immutable;
using Twin.Consents;
using Twin.Notices;
using Twin.Objects;
using Twin.People;

namespace Twin.Residents;

/// <summary>Everything that is held on a person.</summary>
/// <param name="At">As of when.</param>
/// <param name="Person">The record, in clear.</param>
/// <param name="Consents">Every decision, oldest first.</param>
/// <param name="Links">Others that name the person.</param>
/// <param name="Cases">Those the person reported, and those about the home once the residence in it is verified.</param>
/// <param name="Requests">Of the person or a guardian.</param>
/// <param name="Changes">Of the record, newest first; sensitive values were masked when they were written down.</param>
/// <param name="NoticesRead">Newest first.</param>
/// <param name="Looks">Who has looked at the person, and at the home since moving in once the residence is verified; newest first: role, time, field and purpose.</param>
public sealed record HeldDataView(
    DateTimeOffset At,
    PersonSnapshot Person,
    ImmutableArray<ConsentEntry> Consents,
    ImmutableArray<HeldLink> Links,
    ImmutableArray<HeldCase> Cases,
    ImmutableArray<HeldRequest> Requests,
    ImmutableArray<HeldChangeView> Changes,
    ImmutableArray<NoticeReceipt> NoticesRead,
    ImmutableArray<HeldLook> Looks)
{
    internal static HeldDataView Of(HeldData held) => new(
        held.At,
        held.Person,
        held.Consents,
        held.Links,
        held.Cases,
        held.Requests,
        [.. held.Changes.Select(change => new HeldChangeView(change.At, change.Action, [.. change.Fields.Select(ChangedField.Of)]))],
        held.NoticesRead,
        held.Looks);

    public override string ToString() => nameof(HeldDataView);
}
