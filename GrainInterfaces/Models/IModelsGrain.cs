using System.Collections.Immutable;

namespace Twin.Models;

/// <summary>All models. Stateless; key 0. Every answer includes all models whose publication returned before it was asked.</summary>
[Alias("twin.IModelsGrain")]
public interface IModelsGrain : IGrainWithIntegerKey
{
    /// <summary>The version in force of each, by kind.</summary>
    [Alias("List")]
    Task<ImmutableArray<ModelVersion>> List(CancellationToken cancellationToken);
}
