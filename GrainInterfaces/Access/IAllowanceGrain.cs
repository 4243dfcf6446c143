namespace Twin.Access;

/// <summary>How often an account may do something within an hour. Key: <c>allowance/{use}.{user name}</c>.</summary>
[Alias("twin.IAllowanceGrain")]
public interface IAllowanceGrain : IWakeable
{
    /// <summary>Takes one of the hour's allowance; returns when that is durable.</summary>
    /// <returns>False when the hour's allowance is used up.</returns>
    [Alias("Take")]
    Task<bool> Take(int perHour, CancellationToken cancellationToken);
}
