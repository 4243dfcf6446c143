using System.Net;
using System.Net.Sockets;

namespace Twin.Fixtures;

/// <summary>Ports nobody listens on now.</summary>
public static class Ports
{
    public static int Free() => Free(1)[0];

    /// <summary>Different ports: all are held until the last is found.</summary>
    public static int[] Free(int count)
    {
        var listeners = new List<TcpListener>();
        try
        {
            for (var i = 0; i < count; i++)
            {
                var listener = new TcpListener(IPAddress.Loopback, 0);
                listener.Start();
                listeners.Add(listener);
            }

            return [.. listeners.Select(listener => ((IPEndPoint)listener.LocalEndpoint).Port)];
        }
        finally
        {
            listeners.ForEach(listener => listener.Dispose());
        }
    }
}
