using System.Buffers;
using MQTTnet.Packets;
using MQTTnet.Protocol;

namespace Twin.Devices.Listener;

internal sealed partial class DeviceChannel
{
    private const byte PubAck = 0x40;
    private const byte PubAckLength = 2;

    /// <summary>
    /// The way of nearly all packets: past the MQTT server, from the connection's own buffer into the twin. The server
    /// hears of none of them, and would have done the same.
    /// </summary>
    /// <returns>False when the connection is over.</returns>
    private async ValueTask<bool> TakeIn(PublishFrame publish, ArraySegment<byte> body, int length, CancellationToken cancellationToken)
    {
        if (publish.Packet is not null && !await _output.Free(cancellationToken))
        {
            return false;
        }

        var topic = Session!.TopicOf(body.AsSpan()[publish.Topic]);
        var answer = await _publishes.Take(Session, topic, new ReadOnlySequence<byte>(body[publish.Payload]), publish.Packet is not null, cancellationToken);
        Consume(length);
        if (_isEnded || cancellationToken.IsCancellationRequested)
        {
            return false;
        }

        if (publish.Packet is { } packet && answer != PublishAnswer.Close)
        {
            Acknowledge(packet, answer);
        }

        if (answer is PublishAnswer.RefuseAndClose or PublishAnswer.Close)
        {
            SendLast(CloseReason);
            return false;
        }

        return true;
    }

    private void Acknowledge(ushort packet, PublishAnswer answer)
    {
        if (answer == PublishAnswer.Acknowledge)
        {
            _output.Write([PubAck, PubAckLength, (byte)(packet >> 8), (byte)packet], soon: !_input.IsEmpty);
        }
        else if (IsVersion5)
        {
            Write(new MqttPubAckPacket { PacketIdentifier = packet, ReasonCode = MqttPubAckReasonCode.NotAuthorized, ReasonString = PublishIntake.Refusal });
        }
    }
}
