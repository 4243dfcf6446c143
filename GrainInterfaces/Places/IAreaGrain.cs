using Orleans.Concurrency;
using Twin.Access;
using Twin.Objects;

namespace Twin.Places;

/// <summary>
/// A district (区县), a street (街道), a community (社区) or a micro-grid (微网格). Its id is its area code. Key:
/// <c>kind/code</c>. A grid is an area too, with a contract of its own.
/// </summary>
[Alias("twin.IAreaGrain")]
public interface IAreaGrain : IObjectGrain
{
    [Alias("Upsert")]
    Task<Outcome<long>> Upsert(Caller caller, AreaAttributes attributes, CancellationToken cancellationToken);

    [Alias("Get")]
    Task<Outcome<AreaSnapshot>> Get(Caller caller, CancellationToken cancellationToken);

    /// <summary>True while it is there.</summary>
    [Alias("Exists"), AlwaysInterleave]
    Task<bool> Exists(CancellationToken cancellationToken);
}
