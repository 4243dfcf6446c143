using MQTTnet.Packets;
using MQTTnet.Protocol;

namespace Twin.Devices.Listener;

internal sealed partial class DeviceChannel
{
    /// <summary>MQTTnet keeps as many topics as a device gives aliases to.</summary>
    private const ushort MaxTopicAlias = 16;

    /// <summary>Null when the device has chosen it itself.</summary>
    private string? _assignedClientId;

    /// <summary>What the device is called on this connection, by its own choice or ours.</summary>
    public string ClientId { get; private set; } = string.Empty;

    private static bool AsksForAnswer(MqttPacket packet) => packet switch
    {
        MqttPublishPacket publish => publish.QualityOfServiceLevel != MqttQualityOfServiceLevel.AtMostOnce,
        MqttPubRelPacket or MqttPingReqPacket or MqttSubscribePacket or MqttUnsubscribePacket or MqttPubRecPacket => true,
        _ => false,
    };

    /// <returns>False when the connection is over.</returns>
    private async ValueTask<bool> Admit(MqttPacket packet, CancellationToken cancellationToken)
    {
        if (packet is MqttConnectPacket connect)
        {
            Prepare(connect);
        }
        else if (packet is MqttPublishPacket { TopicAlias: > MaxTopicAlias })
        {
            SendLast(MqttDisconnectReasonCode.TopicAliasInvalid);
            return false;
        }
        else if (packet is MqttDisconnectPacket disconnect)
        {
            SaidGoodbye = disconnect.ReasonCode == MqttDisconnectReasonCode.NormalDisconnection;
        }
        else if (packet is MqttSubscribePacket { TopicFilters.Count: > 1 } subscribe)
        {
            // MQTTnet answers filters of different quality out of order; one quality for all keeps theirs.
            var lowest = subscribe.TopicFilters.Min(filter => filter.QualityOfServiceLevel);
            subscribe.TopicFilters.ForEach(filter => filter.QualityOfServiceLevel = lowest);
        }

        return !AsksForAnswer(packet) || await _output.Free(cancellationToken);
    }

    /// <summary>
    /// A session ends with its connection: what is owed to a device that is away lives in its grain, and an answer that
    /// belongs to an older connection must not reach a newer one. For the MQTT server each connection has a client id of
    /// its own: with the device's it would end a newer connection along with an older one that ends just then.
    /// </summary>
    private void Prepare(MqttConnectPacket connect)
    {
        var ownClientId = $"twin-{Guid.NewGuid():N}";
        connect.CleanSession = true;
        connect.SessionExpiryInterval = 0;
        _keepAlive = connect.KeepAlivePeriod * TimeSpan.FromSeconds(1.5);
        connect.KeepAlivePeriod = 0;
        if (string.IsNullOrEmpty(connect.ClientId) || ProvisioningDesk.IsCalledBy(connect.Username, connect.Password))
        {
            _assignedClientId = ownClientId;
        }

        ClientId = _assignedClientId ?? connect.ClientId;
        connect.ClientId = ownClientId;
    }

    private void Complete(MqttConnAckPacket acknowledgement)
    {
        _accepted = acknowledgement.ReasonCode == MqttConnectReasonCode.Success;
        acknowledgement.AssignedClientIdentifier = _assignedClientId;
        acknowledgement.MaximumPacketSize = (uint)_maxPacketBytes;
        acknowledgement.ReceiveMaximum = (ushort)_maxUnanswered;
        acknowledgement.TopicAliasMaximum = MaxTopicAlias;
    }
}
