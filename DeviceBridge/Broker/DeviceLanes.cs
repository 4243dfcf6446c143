using Twin.Devices.Intake;

namespace Twin.Devices.Broker;

/// <summary>
/// Messages of one device go one after the other, those of different devices side by side. Once a message has been held
/// back, so are all that have not begun: the connection is about to end. Used by one caller at a time.
/// </summary>
internal sealed class DeviceLanes
{
    /// <summary>Lanes that have run empty are looked for whenever there are this many more.</summary>
    private const int SweepEvery = 1_000;

    private readonly Dictionary<string, Task<IntakeResult>> _last = new(StringComparer.Ordinal);
    private volatile bool _heldBack;
    private int _sweepAt = SweepEvery;

    public Task<IntakeResult> Enqueue(string device, Func<Task<IntakeResult>> take)
    {
        var previous = _last.GetValueOrDefault(device) ?? Task.FromResult(IntakeResult.Durable);
        var done = After(previous, take);
        _last[device] = done;
        if (_last.Count >= _sweepAt)
        {
            Sweep();
        }

        return done;
    }

    /// <summary>Returns when nothing is under way any more.</summary>
    public Task Drain() => Task.WhenAll(_last.Values);

    private async Task<IntakeResult> After(Task previous, Func<Task<IntakeResult>> take)
    {
        await previous;
        var result = _heldBack ? IntakeResult.HeldBack : await take();
        _heldBack |= result == IntakeResult.HeldBack;
        return result;
    }

    private void Sweep()
    {
        foreach (var (device, done) in _last)
        {
            if (done.IsCompleted)
            {
                _last.Remove(device);
            }
        }

        _sweepAt = _last.Count + SweepEvery;
    }
}
