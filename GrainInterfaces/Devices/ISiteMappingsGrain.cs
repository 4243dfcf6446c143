using System.Collections.Immutable;
using Twin.Access;

namespace Twin.Devices;

/// <summary>All mappings of the site. Stateless; key 0. Every answer includes all that were saved before it was asked.</summary>
[Alias("twin.ISiteMappingsGrain")]
public interface ISiteMappingsGrain : IGrainWithIntegerKey
{
    /// <summary>The versions in force, by id.</summary>
    [Alias("List")]
    Task<Outcome<ImmutableArray<SiteMapping>>> List(Caller caller, CancellationToken cancellationToken);

    /// <summary>What a mapping would make of a message, run by a bridge.</summary>
    [Alias("Try")]
    Task<Outcome<MappingTrialResult>> Try(Caller caller, MappingTrial trial, CancellationToken cancellationToken);
}
