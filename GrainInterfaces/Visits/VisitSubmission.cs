namespace Twin.Visits;

/// <summary>What a worker brings from a visit, at once or long after.</summary>
/// <param name="At">When it was, by the worker's clock; not in the future.</param>
/// <param name="Note">What was found; at most 2,000 characters.</param>
/// <param name="Values">A JSON object: what the object's fields should hold. Null for nothing.</param>
/// <param name="Seen">A JSON object: what the worker saw in them. A field that still holds it is changed at once. Null for nothing.</param>
[GenerateSerializer, Immutable, Alias("twin.visit-submission")]
public sealed record VisitSubmission(
    [property: Id(0)] DateTimeOffset At,
    [property: Id(1)] VisitOutcome Outcome,
    [property: Id(2)] string? Note,
    [property: Id(3)] string? Values,
    [property: Id(4)] string? Seen)
{
    public override string ToString() => $"{nameof(VisitSubmission)} {{ At = {At}, Outcome = {Outcome} }}";
}
