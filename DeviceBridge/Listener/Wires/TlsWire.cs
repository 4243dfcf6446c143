using System.Net;
using System.Net.Security;
using System.Net.Sockets;

namespace Twin.Devices.Listener.Wires;

/// <summary>The bytes under TLS.</summary>
internal sealed class TlsWire(Socket socket, SslStream stream, DeviceCertificate? certificate) : IWire
{
    public EndPoint? RemoteEndPoint { get; } = socket.RemoteEndPoint;

    public EndPoint? LocalEndPoint { get; } = socket.LocalEndPoint;

    public bool IsEncrypted => true;

    public DeviceCertificate? Certificate => certificate;

    public async ValueTask<int> Receive(Memory<byte> bytes, CancellationToken cancellationToken)
    {
        try
        {
            // An empty read waits without a buffer: most connections are idle most of the time.
            return await stream.ReadAsync(Memory<byte>.Empty, cancellationToken) + await stream.ReadAsync(bytes, cancellationToken);
        }
        catch (Exception fault) when (IsEnd(fault))
        {
            throw Broken(fault);
        }
    }

    public async ValueTask Send(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            await stream.WriteAsync(bytes);
        }
        catch (Exception fault) when (IsEnd(fault))
        {
            throw Broken(fault);
        }
    }

    public void EndInput() => socket.Shutdown(SocketShutdown.Receive);

    public async ValueTask End()
    {
        try
        {
            await stream.ShutdownAsync();
        }
        catch (Exception fault) when (IsEnd(fault))
        {
            throw Broken(fault);
        }

        socket.Shutdown(SocketShutdown.Both);
    }

    public void Dispose()
    {
        stream.Dispose();
        socket.Dispose();
    }

    /// <summary>Broken by the other side, or used after it has been shut down; a stream that has been disposed of says so itself.</summary>
    private static bool IsEnd(Exception fault) => fault is IOException or NotSupportedException or (InvalidOperationException and not ObjectDisposedException);

    private static SocketException Broken(Exception fault) => fault.InnerException as SocketException ?? new SocketException((int)SocketError.ConnectionReset);
}
