namespace Twin.Idempotency;

/// <param name="Claim">When <see cref="IdempotencyState.Claimed"/>.</param>
/// <param name="Answer">When <see cref="IdempotencyState.Answered"/>.</param>
[GenerateSerializer, Immutable, Alias("twin.idempotency-turn")]
public sealed record IdempotencyTurn(
    [property: Id(0)] IdempotencyState State,
    [property: Id(1)] IdempotencyClaim? Claim = null,
    [property: Id(2)] KeptAnswer? Answer = null);
