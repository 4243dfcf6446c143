namespace Twin.Devices.Listener;

/// <summary>
/// Whose a client id is while it is in use. A client id takes over the connection that has it, so only the same device
/// may use it again.
/// </summary>
internal sealed class ClientIds
{
    private readonly Lock _lock = new();

    /// <summary>Connections that have it, those taken over and not yet ended among them; the newest last.</summary>
    private readonly Dictionary<string, List<DeviceSession>> _inUse = new(StringComparer.Ordinal);

    /// <param name="takenOver">Whose connection is to be ended now; null for nobody's.</param>
    /// <returns>False when another device has it.</returns>
    public bool TryClaim(DeviceSession session, out DeviceSession? takenOver)
    {
        lock (_lock)
        {
            takenOver = null;
            if (!_inUse.TryGetValue(session.Channel.ClientId, out var sessions))
            {
                _inUse.Add(session.Channel.ClientId, sessions = new(1));
            }
            else if (sessions[0].Device != session.Device)
            {
                return false;
            }
            else
            {
                takenOver = sessions[^1];
            }

            sessions.Add(session);
            return true;
        }
    }

    /// <summary>To be called once for each claim that succeeded.</summary>
    public void Release(DeviceSession session)
    {
        lock (_lock)
        {
            var sessions = _inUse[session.Channel.ClientId];
            sessions.Remove(session);
            if (sessions.Count == 0)
            {
                _inUse.Remove(session.Channel.ClientId);
            }
        }
    }
}
