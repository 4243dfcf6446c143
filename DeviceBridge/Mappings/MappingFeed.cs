using System.Collections.Immutable;
using Twin.Access;
using Twin.Devices.Intake;

namespace Twin.Devices.Mappings;

/// <summary>Fetches the site's mappings every two seconds, so that a version is in force that soon.</summary>
internal sealed partial class MappingFeed(IGrainFactory grains, MappingDialect dialect, TimeProvider time, ILogger<MappingFeed> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(2);

    private readonly Outage _outage = new(time);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        MappingScript.WarmUp();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                Take((await grains.SiteMappings().List(Caller.System, stoppingToken)).Value);
                _outage.Succeeded();
            }
            catch (Exception fault) when (!stoppingToken.IsCancellationRequested)
            {
                if (_outage.Failed())
                {
                    LogNotFetched(fault);
                }
            }

            await Task.Delay(Every, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private void Take(ImmutableArray<SiteMapping> current)
    {
        var known = dialect.Mappings.ToDictionary(mapping => mapping.Source.Id, StringComparer.Ordinal);
        if (current.Length == known.Count && current.All(mapping => known.GetValueOrDefault(mapping.Id)?.Source == mapping))
        {
            return;
        }

        var mappings = ImmutableArray.CreateBuilder<CompiledMapping>();
        foreach (var mapping in current)
        {
            var (compiled, fault) = known.GetValueOrDefault(mapping.Id) is { } same && same.Source == mapping ? (same, null) : CompiledMapping.Compile(mapping, time);
            if (compiled is not null)
            {
                mappings.Add(compiled);
            }
            else
            {
                LogNotCompiled(mapping.Id, mapping.Version, fault!);
            }
        }

        dialect.Replace(mappings.ToImmutable());
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The site's mappings could not be fetched; those known stay in force")]
    private partial void LogNotFetched(Exception fault);

    [LoggerMessage(Level = LogLevel.Error, Message = "Version {Version} of the mapping {Mapping} cannot be run: {Reason}")]
    private partial void LogNotCompiled(string mapping, int version, string reason);
}
