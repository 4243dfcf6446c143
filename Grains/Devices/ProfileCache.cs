using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Twin.Devices;

/// <summary>The profiles in use on this silo, each read again after 30 seconds.</summary>
internal sealed partial class ProfileCache(
    IGrainFactory grains, [FromKeyedServices(TimeProviderNames.Grains)] TimeProvider time, ILogger<ProfileCache> log)
{
    private static readonly TimeSpan FreshFor = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<string, Entry> _entries = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Lazy<Task<CompiledProfile?>>> _refreshes = new(StringComparer.Ordinal);

    /// <returns>The profile; null when there is none of this id.</returns>
    /// <exception cref="StorageFaultException">It could not be read and was never read before.</exception>
    public ValueTask<CompiledProfile?> Get(string id) =>
        _entries.TryGetValue(id, out var entry) && time.GetElapsedTime(entry.ReadAt) < FreshFor
            ? new ValueTask<CompiledProfile?>(entry.Profile)
            : new ValueTask<CompiledProfile?>(_refreshes.GetOrAdd(id, _ => new Lazy<Task<CompiledProfile?>>(() => Refresh(id))).Value);

    // Shared by the grains that wait for it: it must belong to none of their turns.
    private async Task<CompiledProfile?> Refresh(string id)
    {
        var old = _entries.GetValueOrDefault(id)?.Profile;
        try
        {
            var outcome = await grains.Profile(id).Get(CancellationToken.None).ConfigureAwait(false);
            if (!outcome.Succeeded)
            {
                _entries.TryRemove(id, out _);
                return null;
            }

            return Keep(id, old is not null && ProfileRules.Same(old.Profile, outcome.Value) ? old : new CompiledProfile(outcome.Value));
        }
        catch (Exception fault) when (old is not null)
        {
            LogNotRead(id, fault);
            return Keep(id, old);
        }
        catch (Exception fault)
        {
            throw new StorageFaultException($"The profile '{id}' could not be read.", fault is StorageFaultException ? fault : new InvalidOperationException(fault.Message));
        }
        finally
        {
            _refreshes.TryRemove(id, out _);
        }
    }

    private CompiledProfile Keep(string id, CompiledProfile profile)
    {
        _entries[id] = new Entry(profile, time.GetTimestamp());
        return profile;
    }

    private sealed record Entry(CompiledProfile Profile, long ReadAt);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The profile {Profile} could not be read again; devices go on with the one they have")]
    private partial void LogNotRead(string profile, Exception fault);
}
