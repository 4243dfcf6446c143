using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Twin.Fixtures;

/// <summary>A connection on which a test sends what no client library would.</summary>
public sealed class RawClient : IDisposable
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(20);

    private readonly Socket _socket = new(SocketType.Stream, ProtocolType.Tcp);

    /// <param name="from">Another address of the loopback network.</param>
    public static async Task<RawClient> Connect(int port, string? from = null)
    {
        var client = new RawClient();
        if (from is not null)
        {
            client._socket.Bind(new IPEndPoint(IPAddress.Parse(from), 0));
        }

        await client._socket.ConnectAsync(IPAddress.Loopback, port);
        return client;
    }

    /// <summary>CONNECT of MQTT 3.1.1, and its answer.</summary>
    public async Task SignIn(string device, string secret, byte keepAlive = 0, bool clean = true) =>
        Assert.Equal(0, await TrySignIn(device, secret, keepAlive, clean));

    /// <returns>The return code of the CONNACK.</returns>
    public async Task<byte> TrySignIn(string device, string secret, byte keepAlive = 0, bool clean = true)
    {
        var body = new List<byte>();
        Add(body, "MQTT");
        body.AddRange([4, (byte)(clean ? 0xC2 : 0xC0), 0, keepAlive]);
        Add(body, device);
        Add(body, device);
        Add(body, secret);
        await Send([0x10, (byte)body.Count, .. body]);
        var answer = await Receive(4);
        Assert.Equal([0x20, 2, 0], answer[..3]);
        return answer[3];
    }

    public async Task Send(params byte[] bytes) => await _socket.SendAsync(bytes);

    public static byte[] Publish(string topic, ushort packet, string payload)
    {
        var body = new List<byte>();
        Add(body, topic);
        body.AddRange([(byte)(packet >> 8), (byte)packet, .. Encoding.UTF8.GetBytes(payload)]);
        return [0x32, (byte)(body.Count & 0x7F | (body.Count > 0x7F ? 0x80 : 0)), .. body.Count > 0x7F ? [(byte)(body.Count >> 7)] : Array.Empty<byte>(), .. body];
    }

    /// <returns>Fewer bytes when the connection ends.</returns>
    public async Task<byte[]> Receive(int count)
    {
        using var deadline = new CancellationTokenSource(Deadline);
        var bytes = new byte[count];
        var received = 0;
        try
        {
            while (received < count && await _socket.ReceiveAsync(bytes.AsMemory(received), deadline.Token) is > 0 and var more)
            {
                received += more;
            }
        }
        catch (SocketException)
        {
            // Reset by the other side: an end as good as any.
        }

        return bytes[..received];
    }

    /// <summary>Returns when the other side has closed the connection without a word.</summary>
    public async Task Closed() => Assert.Empty(await Receive(1));

    public void Dispose() => _socket.Dispose();

    private static void Add(List<byte> body, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        body.AddRange([(byte)(bytes.Length >> 8), (byte)bytes.Length, .. bytes]);
    }
}
