using Orleans.Concurrency;
using Twin.Access;

namespace Twin.Devices;

/// <summary>
/// The rules of one device or place. Key: <c>rule-set/{kind}:{id}</c>, such as <c>rule-set/building:b-3</c>; kinds are device,
/// household, building, estate and grid.
/// </summary>
[Alias("twin.IRuleSetGrain")]
public interface IRuleSetGrain : IWakeable
{
    /// <summary>The set; empty when none was ever given.</summary>
    [Alias("Find"), AlwaysInterleave]
    Task<RuleSet> Find(CancellationToken cancellationToken);

    /// <returns>The set and its revision, or <c>NotFound</c> when the device or place is not within the caller's areas.</returns>
    [Alias("Get"), AlwaysInterleave]
    Task<Outcome<RevisedRuleSet>> Get(Caller caller, CancellationToken cancellationToken);

    /// <summary>Replaces the set. The devices it concerns judge by it soon after; open alarms whose rule is gone are cleared.</summary>
    /// <param name="revision">What the caller has seen, 0 at first; <c>Stale</c> when it is not the present one.</param>
    /// <returns>The revision, or <c>Invalid</c> naming the rule at fault.</returns>
    [Alias("Put")]
    Task<Outcome<long>> Put(Caller caller, RuleSet set, long revision, CancellationToken cancellationToken);
}
