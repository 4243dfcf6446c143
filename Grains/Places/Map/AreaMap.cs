using Twin.Storage;

namespace Twin.Places;

/// <summary>
/// The areas as this silo knows them. Before it is used it asks the database what has changed since, which is one short
/// read that all callers of the moment share, so an answer includes every edit that was acknowledged before the question.
/// </summary>
internal sealed class AreaMap(IRegions regions)
{
    private readonly Lock _gate = new();
    private AreaIndex _index = AreaIndex.Empty;
    private Task _running = Task.CompletedTask;
    private Task<AreaIndex>? _next;

    /// <summary>The index with everything stored before the call.</summary>
    /// <exception cref="StorageFaultException">The database could not be asked.</exception>
    public Task<AreaIndex> Current()
    {
        lock (_gate)
        {
            return _next ??= RefreshAfter(_running);
        }
    }

    // Shared by the grains that wait for it: it must belong to none of their turns.
    private async Task<AreaIndex> RefreshAfter(Task running)
    {
        await running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ForceYielding);
        lock (_gate)
        {
            // Who asks from here on may know of an edit that this round does not see.
            _running = _next!;
            _next = null;
        }

        var changes = await regions.Since(_index.Version, CancellationToken.None).OrStorageFault().ConfigureAwait(false);
        return _index = _index.With(changes);
    }
}
