namespace Twin.Devices.Listener;

/// <summary>
/// Whose a client id is while it is in use. A client id takes over the connection that has it, so only the same device
/// may use it again.
/// </summary>
internal sealed class ClientIds
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, (string Device, int Connections)> _inUse = new(StringComparer.Ordinal);

    /// <returns>False when another device has it.</returns>
    public bool TryClaim(string clientId, string device)
    {
        lock (_lock)
        {
            var (owner, connections) = _inUse.GetValueOrDefault(clientId, (device, 0));
            if (owner != device)
            {
                return false;
            }

            _inUse[clientId] = (device, connections + 1);
            return true;
        }
    }

    /// <summary>To be called once for each claim that succeeded.</summary>
    public void Release(string clientId, string device)
    {
        lock (_lock)
        {
            if (_inUse[clientId].Connections == 1)
            {
                _inUse.Remove(clientId);
            }
            else
            {
                _inUse[clientId] = (device, _inUse[clientId].Connections - 1);
            }
        }
    }
}
