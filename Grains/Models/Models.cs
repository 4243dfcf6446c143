using System.Collections.Concurrent;

namespace Twin.Models;

/// <summary>The model versions in use on this silo; a version never changes.</summary>
internal sealed class Models(IGrainFactory grains)
{
    private readonly ConcurrentDictionary<(string Kind, int Version), CompiledModel> _known = new();
    private readonly ConcurrentDictionary<string, int> _newest = new(StringComparer.Ordinal);

    /// <summary>A version that has been asked for before.</summary>
    public CompiledModel this[string kind, int version] => _known[(kind, version)];

    /// <summary>The newest version asked for by now; null when none was.</summary>
    public CompiledModel? Newest(string kind) => _newest.TryGetValue(kind, out var version) ? _known[(kind, version)] : null;

    /// <summary>The version in force; null when there is no such model.</summary>
    public async ValueTask<CompiledModel?> Current(string kind, CancellationToken cancellationToken)
    {
        var version = await grains.Model(kind).GetVersion(cancellationToken);
        return version == 0 ? null : await Get(kind, version, cancellationToken);
    }

    public async ValueTask<CompiledModel> Get(string kind, int version, CancellationToken cancellationToken)
    {
        if (!_known.TryGetValue((kind, version), out var model))
        {
            var published = await grains.Model(kind).Get(version, cancellationToken);
            model = published.Succeeded
                ? _known.GetOrAdd((kind, version), static (_, found) => new CompiledModel(found), published.Value)
                : throw new InvalidOperationException($"Version {version} of the model '{kind}' is gone.");
        }

        _newest.AddOrUpdate(kind, version, (_, newest) => Math.Max(newest, version));
        return model;
    }
}
