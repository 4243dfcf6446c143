using System.Collections.Immutable;

namespace Twin.Visits;

/// <summary>What a visit brought, without the values: those are in the object, or in the review list.</summary>
/// <param name="At">When it was.</param>
/// <param name="ReceivedAt">When the twin learned of it.</param>
/// <param name="By">The account that was there.</param>
/// <param name="Note">Null to who may not read what is visited.</param>
[GenerateSerializer, Immutable, Alias("twin.visit-result-snapshot")]
public sealed record VisitResultSnapshot(
    [property: Id(0)] string Id,
    [property: Id(1)] DateTimeOffset At,
    [property: Id(2)] DateTimeOffset ReceivedAt,
    [property: Id(3)] string By,
    [property: Id(4)] VisitOutcome Outcome,
    [property: Id(5)] string? Note,
    [property: Id(6)] ImmutableArray<VisitField> Fields)
{
    public override string ToString() => $"{nameof(VisitResultSnapshot)} {{ Id = {Id}, At = {At}, Outcome = {Outcome} }}";
}
