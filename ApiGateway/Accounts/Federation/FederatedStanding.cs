namespace Twin.Accounts.Federation;

/// <summary>What a request stands on whose token is an outside issuer's.</summary>
/// <param name="IsGood">Whether it still is.</param>
/// <param name="Leave">Signs out.</param>
internal sealed record FederatedStanding(Func<ValueTask<bool>> IsGood, Func<CancellationToken, Task> Leave);
