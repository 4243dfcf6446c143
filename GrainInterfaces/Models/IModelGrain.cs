using Orleans.Concurrency;
using Twin.Access;

namespace Twin.Models;

/// <summary>What objects of one kind are like, version by version. Key: <c>model/{kind}</c>.</summary>
[Alias("twin.IModelGrain")]
public interface IModelGrain : IWakeable
{
    /// <summary>Publishes a version; the same definition again changes nothing.</summary>
    /// <returns>The version, or <c>Invalid</c> with the field that is wrong.</returns>
    [Alias("Put")]
    Task<Outcome<int>> Put(Caller caller, ModelDefinition definition, CancellationToken cancellationToken);

    /// <param name="version">Null for the one in force.</param>
    [Alias("Get"), AlwaysInterleave]
    Task<Outcome<ModelVersion>> Get(int? version, CancellationToken cancellationToken);

    /// <summary>The version in force; 0 when there is no such model.</summary>
    [Alias("GetVersion"), AlwaysInterleave]
    Task<int> GetVersion(CancellationToken cancellationToken);
}
