namespace Twin.Idempotency;

/// <summary>The turn to carry a request out, until it is answered, given back or lapses.</summary>
/// <param name="Id">A keyed hash of account and key.</param>
/// <param name="Owner">Tells this turn from a later one.</param>
[GenerateSerializer, Immutable, Alias("twin.idempotency-claim")]
public sealed record IdempotencyClaim([property: Id(0)] string Id, [property: Id(1)] string Owner);
