using Orleans.Concurrency;
using Twin.Access;
using Twin.Objects;

namespace Twin.Places;

/// <summary>An estate (小区): buildings under one name and, as a rule, one property company. Key: <c>estate/{id}</c>.</summary>
[Alias("twin.IEstateGrain")]
public interface IEstateGrain : IObjectGrain
{
    [Alias("Upsert")]
    Task<Outcome<long>> Upsert(Caller caller, EstateAttributes attributes, CancellationToken cancellationToken);

    [Alias("Get")]
    Task<Outcome<EstateSnapshot>> Get(Caller caller, CancellationToken cancellationToken);

    /// <summary>True while it is there.</summary>
    [Alias("Exists"), AlwaysInterleave]
    Task<bool> Exists(CancellationToken cancellationToken);
}
