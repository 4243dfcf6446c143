using System.Net;
using System.Net.Sockets;

namespace Twin.Devices.Listener.Wires;

/// <summary>
/// The bytes of one connection, encrypted on their way or not. What breaks it is a <see cref="SocketException"/> or an
/// <see cref="ObjectDisposedException"/>. One reader, one writer.
/// </summary>
internal interface IWire : IDisposable
{
    EndPoint? RemoteEndPoint { get; }

    EndPoint? LocalEndPoint { get; }

    bool IsEncrypted { get; }

    /// <summary>Which the other side has shown, and has the key of; null for none.</summary>
    DeviceCertificate? Certificate { get; }

    /// <returns>0 at the end.</returns>
    ValueTask<int> Receive(Memory<byte> bytes, CancellationToken cancellationToken);

    ValueTask Send(ReadOnlyMemory<byte> bytes);

    /// <summary>Ends what is being received.</summary>
    void EndInput();

    /// <summary>Says goodbye; nothing is sent after it.</summary>
    ValueTask End();
}
