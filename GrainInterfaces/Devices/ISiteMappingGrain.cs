using Orleans.Concurrency;
using Twin.Access;

namespace Twin.Devices;

/// <summary>All versions of a site's mapping. Key: <c>site-mapping/{id}</c>.</summary>
[Alias("twin.ISiteMappingGrain")]
public interface ISiteMappingGrain : IWakeable
{
    /// <summary>Saves a version, in force within seconds; the same definition again changes nothing.</summary>
    /// <returns>The version, or <c>Invalid</c> with the field that is wrong.</returns>
    [Alias("Put")]
    Task<Outcome<int>> Put(Caller caller, MappingDefinition definition, CancellationToken cancellationToken);

    /// <param name="version">Null for the one in force.</param>
    [Alias("Get"), AlwaysInterleave]
    Task<Outcome<SiteMapping>> Get(Caller caller, int? version, CancellationToken cancellationToken);

    /// <summary>Takes it out of force; its versions stay, and saving it again adds another.</summary>
    [Alias("Delete")]
    Task<Outcome<int>> Delete(Caller caller, CancellationToken cancellationToken);
}
