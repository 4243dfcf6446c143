namespace Twin.Devices.Mappings;

/// <summary>
/// A script that ran into a limit is not run again at once on what the same device sends, so that a device that makes it
/// loop costs little; and on nobody's, when it is so for many.
/// </summary>
internal sealed class MappingPauses(TimeProvider time)
{
    private const int Many = 4;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, long> _since = new(StringComparer.Ordinal);

    public bool IsPaused(string? device)
    {
        lock (_lock)
        {
            if (_since.Count == 0)
            {
                return false;
            }

            foreach (var (paused, since) in _since)
            {
                if (time.GetElapsedTime(since) >= Pause)
                {
                    _since.Remove(paused);
                }
            }

            return _since.Count >= Many || _since.ContainsKey(device ?? string.Empty);
        }
    }

    public void Add(string? device)
    {
        lock (_lock)
        {
            _since[device ?? string.Empty] = time.GetTimestamp();
        }
    }
}
