using System.Net;
using System.Net.Sockets;

namespace Twin.Devices.Listener.Wires;

/// <summary>The bytes as they are.</summary>
internal sealed class SocketWire(Socket socket) : IWire
{
    public EndPoint? RemoteEndPoint { get; } = socket.RemoteEndPoint;

    public EndPoint? LocalEndPoint { get; } = socket.LocalEndPoint;

    public bool IsEncrypted => false;

    public DeviceCertificate? Certificate => null;

    public ValueTask<int> Receive(Memory<byte> bytes, CancellationToken cancellationToken) => socket.ReceiveAsync(bytes, cancellationToken);

    public async ValueTask Send(ReadOnlyMemory<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            bytes = bytes[await socket.SendAsync(bytes)..];
        }
    }

    public void EndInput() => socket.Shutdown(SocketShutdown.Receive);

    public ValueTask End()
    {
        socket.Shutdown(SocketShutdown.Both);
        return ValueTask.CompletedTask;
    }

    public void Dispose() => socket.Dispose();
}
