using System.Collections.Immutable;
using Twin.Access;

namespace Twin.Exchange;

/// <summary>Which imports, mappings and exports there are. Stateless; key 0.</summary>
[Alias("twin.IExchangeGrain")]
public interface IExchangeGrain : IGrainWithIntegerKey
{
    /// <summary>Newest first, from after an id on; no more than the limit and possibly fewer.</summary>
    [Alias("ListImports")]
    Task<Outcome<ExchangePage<ImportSnapshot>>> ListImports(Caller caller, string? after, int limit, CancellationToken cancellationToken);

    /// <summary>The exports the caller asked for or may approve, newest first, from after an id on.</summary>
    [Alias("ListExports")]
    Task<Outcome<ExchangePage<ExportSnapshot>>> ListExports(Caller caller, string? after, int limit, CancellationToken cancellationToken);

    /// <summary>By id.</summary>
    [Alias("ListMappings")]
    Task<Outcome<ImmutableSortedDictionary<string, ImportMapping>>> ListMappings(Caller caller, CancellationToken cancellationToken);
}
