using System.Net;
using MQTTnet.Protocol;
using MQTTnet.Server;
using Twin.Devices.Intake;

namespace Twin.Devices.Listener;

/// <summary>
/// Signs devices in: the user name is the device's id, the password its secret. An unknown device, one without a
/// credential and a wrong secret get the same answer.
/// </summary>
internal sealed partial class DeviceLogin(
    IGrainFactory grains,
    ClientIds clientIds,
    Presence presence,
    LoginGuard guard,
    BridgeMetrics metrics,
    TimeProvider time,
    ILogger<DeviceLogin> log)
{
    private readonly Outage _outage = new(time);

    public async Task Validate(ValidatingConnectionEventArgs connect)
    {
        try
        {
            connect.ReasonCode = await SignIn(connect);
        }
        catch (Exception fault)
        {
            connect.ReasonCode = MqttConnectReasonCode.ServerUnavailable;
            if (_outage.Failed())
            {
                LogUnavailable(fault);
            }
        }

        if (connect.ReasonCode == MqttConnectReasonCode.Success)
        {
            _outage.Succeeded();
        }
        else
        {
            metrics.ConnectionRefused(connect.ReasonCode.ToString());
        }
    }

    private async Task<MqttConnectReasonCode> SignIn(ValidatingConnectionEventArgs connect)
    {
        var device = connect.UserName ?? string.Empty;
        var address = (connect.RemoteEndPoint as IPEndPoint)?.Address.ToString() ?? string.Empty;
        if (guard.IsRefused(address, device))
        {
            return MqttConnectReasonCode.BadUserNameOrPassword;
        }

        if (guard.IsSlowed(address, device))
        {
            await Task.Delay(LoginGuard.Delay, time, connect.CancellationToken);
        }

        if (!ObjectKey.IsValidId(device) || connect.Password.Length == 0
            || !await grains.Device(device).Authenticate(connect.Password, CancellationToken.None))
        {
            guard.Failed(address, device);
            return MqttConnectReasonCode.BadUserNameOrPassword;
        }

        if (!clientIds.TryClaim(connect.ClientId, device))
        {
            return MqttConnectReasonCode.ClientIdentifierNotValid;
        }

        var channel = (DeviceChannel)connect.ChannelAdapter;
        channel.Session = new DeviceSession(device, connect.ClientId, grains.Device(device), channel);
        connect.SessionItems[DeviceSession.Key] = channel.Session;
        presence.Joined(channel.Session);
        return MqttConnectReasonCode.Success;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Devices cannot sign in now")]
    private partial void LogUnavailable(Exception fault);
}
