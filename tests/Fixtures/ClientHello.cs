using System.Net;
using System.Net.Sockets;

namespace Twin.Fixtures;

/// <summary>The first words of a TLS client older than the libraries here would let it be.</summary>
public static class ClientHello
{
    /// <summary>What the server's first byte means.</summary>
    public const byte Alert = 0x15;
    public const byte Handshake = 0x16;

    /// <summary>Offers TLS 1.1 or 1.2 with suites that both know, and tells what the server says to it.</summary>
    /// <param name="minor">2 for TLS 1.1, 3 for TLS 1.2.</param>
    /// <returns>The kind of the server's first record; null when it closes without a word.</returns>
    public static async Task<byte?> Send(int port, byte minor)
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(IPAddress.Loopback, port);
        await socket.SendAsync(Of(minor));
        var answer = new byte[1];
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        return await socket.ReceiveAsync(answer, patience.Token) > 0 ? answer[0] : null;
    }

    private static byte[] Of(byte minor)
    {
        byte[] suites = [0xC0, 0x13, 0xC0, 0x14, 0xC0, 0x2F, 0xC0, 0x30, 0x00, 0x2F, 0x00, 0x35];
        byte[] extensions =
        [
            0x00, 0x0A, 0x00, 0x04, 0x00, 0x02, 0x00, 0x17,
            0x00, 0x0B, 0x00, 0x02, 0x01, 0x00,
            0x00, 0x0D, 0x00, 0x06, 0x00, 0x04, 0x04, 0x01, 0x08, 0x04,
        ];
        byte[] body = [0x03, minor, .. new byte[32], 0x00, .. Length(suites), .. suites, 0x01, 0x00, .. Length(extensions), .. extensions];
        byte[] message = [0x01, 0x00, .. Length(body), .. body];
        return [Handshake, 0x03, 0x01, .. Length(message), .. message];
    }

    private static byte[] Length(byte[] bytes) => [(byte)(bytes.Length >> 8), (byte)bytes.Length];
}
