namespace Twin.Idempotency;

/// <summary>Remembers which request an account sent under which key, and what it was answered. Stateless; key 0.</summary>
[Alias("twin.IIdempotencyGrain")]
public interface IIdempotencyGrain : IGrainWithIntegerKey
{
    /// <summary>Asks for the turn to carry a request out. Durable when it returns.</summary>
    /// <param name="account">The user name of who asks.</param>
    /// <param name="key">The client's.</param>
    /// <param name="request">A digest of everything that makes the request this one and no other.</param>
    [Alias("Begin")]
    Task<IdempotencyTurn> Begin(string account, string key, string request, CancellationToken cancellationToken);

    /// <summary>Keeps the answer for 24 hours. Without effect when the claim has lapsed and somebody else has the turn.</summary>
    [Alias("Keep")]
    Task Keep(IdempotencyClaim claim, KeptAnswer answer, CancellationToken cancellationToken);

    /// <summary>Gives the turn back without an answer: the next request carries it out again.</summary>
    [Alias("Release")]
    Task Release(IdempotencyClaim claim, CancellationToken cancellationToken);
}
