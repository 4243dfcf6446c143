using Orleans.Concurrency;
using Twin.Access;

namespace Twin.Places;

/// <summary>A community (社区). Its id is its 12-digit area code. Key: <c>community/{id}</c>.</summary>
[Alias("twin.ICommunityGrain")]
public interface ICommunityGrain : IWakeable
{
    [Alias("Upsert")]
    Task<Outcome<long>> Upsert(Caller caller, CommunityAttributes attributes, CancellationToken cancellationToken);

    [Alias("Get")]
    Task<Outcome<CommunitySnapshot>> Get(Caller caller, CancellationToken cancellationToken);

    /// <summary>A grid of the community exists. Harmless to repeat.</summary>
    [Alias("AddGrid")]
    Task AddGrid(string grid, CancellationToken cancellationToken);

    /// <summary>True once it has been created.</summary>
    [Alias("Exists"), AlwaysInterleave]
    Task<bool> Exists(CancellationToken cancellationToken);
}
