using System.Collections.Immutable;
using Twin.Consents;
using Twin.Notices;
using Twin.People;

namespace Twin.Residents;

/// <summary>Everything that is held on a person.</summary>
/// <param name="Person">The record, in clear.</param>
/// <param name="Consents">Every decision, oldest first; who of the staff wrote one down is left out.</param>
/// <param name="Links">Others that name the person.</param>
/// <param name="Cases">Those about the home are shown once the residence in it is verified.</param>
/// <param name="Requests">Of the person or a guardian, with what became of them.</param>
/// <param name="Changes">Of the record, newest first.</param>
/// <param name="Looks">Who has looked at the person, and at the home since moving in once the residence is verified; newest first, as far as the audit log is kept.</param>
[GenerateSerializer, Immutable, Alias("twin.held-data")]
public sealed record HeldData(
    [property: Id(0)] DateTimeOffset At,
    [property: Id(1)] PersonSnapshot Person,
    [property: Id(2)] ImmutableArray<ConsentEntry> Consents,
    [property: Id(3)] ImmutableArray<HeldLink> Links,
    [property: Id(4)] ImmutableArray<HeldCase> Cases,
    [property: Id(5)] ImmutableArray<HeldRequest> Requests,
    [property: Id(6)] ImmutableArray<HeldChange> Changes,
    [property: Id(7)] ImmutableArray<HeldLook> Looks)
{
    /// <summary>Notices the person has read, newest first.</summary>
    [Id(8)]
    public ImmutableArray<NoticeReceipt> NoticesRead { get; init; } = [];

    public override string ToString() => nameof(HeldData);
}
