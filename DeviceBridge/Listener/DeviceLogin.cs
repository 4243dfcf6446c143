using System.Net;
using MQTTnet.Protocol;
using MQTTnet.Server;
using Twin.Devices.Dialects;
using Twin.Devices.Dialects.HomeAssistant;
using Twin.Devices.Intake;
using Twin.Devices.Listener.Wires;

namespace Twin.Devices.Listener;

/// <summary>
/// Signs devices in: the user name is the device's id, the password its secret. Over TLS a certificate stands for both.
/// An unknown device, one without a credential, a wrong secret and somebody else's certificate get the same answer.
/// </summary>
internal sealed partial class DeviceLogin(
    IGrainFactory grains,
    ClientIds clientIds,
    Presence presence,
    Routes routes,
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
        var channel = (DeviceChannel)connect.ChannelAdapter;
        var certificate = connect.Password.Length == 0 ? channel.Certificate : null;
        var device = string.IsNullOrEmpty(connect.UserName) ? certificate?.Names.FirstOrDefault() ?? string.Empty : connect.UserName;
        var address = (connect.RemoteEndPoint as IPEndPoint)?.Address.ToString() ?? string.Empty;
        if (guard.IsRefused(address, device))
        {
            return MqttConnectReasonCode.BadUserNameOrPassword;
        }

        if (guard.IsSlowed(address, device))
        {
            await Task.Delay(LoginGuard.Delay, time, connect.CancellationToken);
        }

        if (!ObjectKey.IsValidId(device) || !await IsDevice(device, connect.Password, certificate))
        {
            guard.Failed(address, device);
            return MqttConnectReasonCode.BadUserNameOrPassword;
        }

        if (!clientIds.TryClaim(connect.ClientId, device))
        {
            return MqttConnectReasonCode.ClientIdentifierNotValid;
        }

        channel.Session = new DeviceSession(device, connect.ClientId, grains.Device(device), channel, new DiscoveredEntities(routes, device, grains.Discovery(device)));
        connect.SessionItems[DeviceSession.Key] = channel.Session;
        presence.Joined(channel.Session);
        return MqttConnectReasonCode.Success;
    }

    private Task<bool> IsDevice(string device, string secret, DeviceCertificate? certificate) =>
        certificate is not null ? grains.Device(device).AuthenticateCertificate(certificate.Thumbprint, certificate.IsFor(device), CancellationToken.None)
        : secret.Length > 0 ? grains.Device(device).Authenticate(secret, CancellationToken.None)
        : Task.FromResult(false);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Devices cannot sign in now")]
    private partial void LogUnavailable(Exception fault);
}
