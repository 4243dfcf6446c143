using Microsoft.Extensions.Options;
using Twin.Devices.Intake;

namespace Twin.Devices.Listener;

/// <summary>
/// Tells devices' grains whether they are connected, and by which connection. A device is online as long as it has one
/// here: one that takes over an older one is counted before that ends.
/// </summary>
internal sealed partial class Presence : IDisposable
{
    private static readonly TimeSpan TryAgainAfter = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan ListenAfter = TimeSpan.FromMilliseconds(20);

    private readonly string _name;
    private readonly TimeProvider _time;
    private readonly ILogger _log;
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Entry> _entries = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource _stopped = new();
    private readonly CancellationToken _stopping;

    public Presence(IOptions<MqttOptions> options, TimeProvider time, ILogger<Presence> log)
    {
        _name = options.Value.Name;
        _time = time;
        _log = log;
        _stopping = _stopped.Token;
    }

    public void Joined(DeviceSession session)
    {
        lock (_lock)
        {
            if (!_entries.TryGetValue(session.Device, out var entry))
            {
                _entries.Add(session.Device, entry = new Entry());
            }

            entry.Open.Add(session);
            entry.Newest = session.Connection;
            TellUnlessTelling(session, entry);
        }
    }

    public void Left(DeviceSession session)
    {
        lock (_lock)
        {
            var entry = _entries[session.Device];
            entry.Open.Remove(session);
            session.IsOver = true;
            if (entry.Newest == session.Connection)
            {
                // One that was taken over says nothing about how the device went, and may end later.
                entry.IsLost = !session.Channel.SaidGoodbye;
            }

            TellUnlessTelling(session, entry);
        }
    }

    /// <summary>The device's newest session; null when it is not connected here.</summary>
    public DeviceSession? Find(string device)
    {
        lock (_lock)
        {
            return _entries.GetValueOrDefault(device)?.Session;
        }
    }

    /// <summary>All connections the device has here.</summary>
    public DeviceSession[] FindAll(string device)
    {
        lock (_lock)
        {
            return [.. _entries.GetValueOrDefault(device)?.Open ?? []];
        }
    }

    /// <summary>Has the device sent what waits for it. Soon, not at once: several subscriptions come together.</summary>
    public void TellListening(DeviceSession session)
    {
        if (session.StartsTelling())
        {
            _ = TellListeningSoon(session);
        }
    }

    /// <summary>What was sent while nobody knew this bridge is sent now.</summary>
    public void TellAllListening()
    {
        DeviceSession[] sessions;
        lock (_lock)
        {
            sessions = [.. _entries.Values.Select(entry => entry.Session).OfType<DeviceSession>().Where(session => !session.Filters.IsEmpty)];
        }

        Array.ForEach(sessions, TellListening);
    }

    private async Task TellListeningSoon(DeviceSession session)
    {
        var pause = ListenAfter;
        while (!session.IsOver && !_stopping.IsCancellationRequested)
        {
            await Task.Delay(pause, _time, _stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            session.EndsTelling();
            try
            {
                await session.Grain.Listen(through: null, CancellationToken.None);
                return;
            }
            catch (Exception fault) when (Transient.Is(fault) && session.StartsTelling())
            {
                pause = TryAgainAfter;
            }
            catch (Exception fault)
            {
                LogFailed(fault);
                return;
            }
        }
    }

    /// <summary>From now on nothing is told: our going away is no event in a device's life.</summary>
    public void Stop() => _stopped.Cancel();

    public void Dispose() => _stopped.Dispose();

    private void TellUnlessTelling(DeviceSession session, Entry entry)
    {
        if (!entry.IsTelling)
        {
            entry.IsTelling = true;
            _ = Tell(session.Device, session.Grain, entry);
        }
    }

    /// <summary>One call after the other, until the grain knows what is.</summary>
    private async Task Tell(string device, IDeviceGrain grain, Entry entry)
    {
        while (Owed(device, entry) is { } owed)
        {
            try
            {
                await grain.SetConnection(owed.Status, owed.Connection, owed.Lost, _name, CancellationToken.None);
                entry.Told = owed;
            }
            catch (Exception fault)
            {
                if (!Transient.Is(fault))
                {
                    LogFailed(fault);
                }

                await Task.Delay(TryAgainAfter, _time, _stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private (ConnectionStatus Status, Guid Connection, bool Lost)? Owed(string device, Entry entry)
    {
        lock (_lock)
        {
            var owed = entry.Open.Count > 0 ? (ConnectionStatus.Online, entry.Newest, false) : (ConnectionStatus.Offline, entry.Newest, entry.IsLost);
            if (owed != entry.Told && !_stopping.IsCancellationRequested)
            {
                return owed;
            }

            entry.IsTelling = false;
            if (entry.Open.Count == 0)
            {
                _entries.Remove(device);
            }

            return null;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A device's connection could not be told to its grain")]
    private partial void LogFailed(Exception fault);

    private sealed class Entry
    {
        public Guid Newest { get; set; }

        public (ConnectionStatus Status, Guid Connection, bool Lost) Told { get; set; }

        /// <summary>True when the newest connection ended without a goodbye.</summary>
        public bool IsLost { get; set; }

        /// <summary>Oldest first.</summary>
        public List<DeviceSession> Open { get; } = new(1);

        /// <summary>The newest connection's; null when there is none.</summary>
        public DeviceSession? Session => Open.Count > 0 ? Open[^1] : null;

        public bool IsTelling { get; set; }
    }
}
