using System.Net;
using MQTTnet.Protocol;
using MQTTnet.Server;
using Twin.Devices.Dialects;
using Twin.Devices.Dialects.HomeAssistant;
using Twin.Devices.Intake;
using Twin.Devices.Listener.Wires;

namespace Twin.Devices.Listener;

/// <summary>
/// Signs devices in: the user name is the device's id and the password its secret, or the user name is an access token and
/// there is no password. Over TLS a certificate stands for both. An unknown device, one without a credential, a wrong secret
/// and somebody else's certificate get the same answer. Who is called <c>provision</c> may claim a credential, nothing else.
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

        var isProvisioning = certificate is null && ProvisioningDesk.IsCalledBy(connect.UserName, connect.RawPassword);
        if (!isProvisioning)
        {
            if (await Identify(device, connect.Password, certificate) is not { } known)
            {
                guard.Failed(address, device);
                return MqttConnectReasonCode.BadUserNameOrPassword;
            }

            device = known;
        }

        var entities = new DiscoveredEntities(routes, device, grains.Discovery(device));
        var session = new DeviceSession(device, grains.Device(device), channel, entities) { IsProvisioning = isProvisioning };
        if (!clientIds.TryClaim(session, out var takenOver))
        {
            return MqttConnectReasonCode.ClientIdentifierNotValid;
        }

        connect.SessionItems[DeviceSession.Key] = channel.Session = session;
        if (!isProvisioning)
        {
            presence.Joined(session);
        }

        takenOver?.Channel.End(MqttDisconnectReasonCode.SessionTakenOver);
        return MqttConnectReasonCode.Success;
    }

    /// <returns>Who it is; null when that is not known.</returns>
    private async Task<string?> Identify(string userName, string password, DeviceCertificate? certificate)
    {
        if (certificate is not null)
        {
            return ObjectKey.IsValidId(userName) && await grains.Device(userName).AuthenticateCertificate(certificate.Thumbprint, certificate.IsFor(userName), CancellationToken.None) ? userName : null;
        }

        var (device, secret) = password.Length > 0 ? (userName, password)
            : userName.Length > 0 ? (await grains.Provisioning().FindByToken(userName, CancellationToken.None), userName)
            : default;
        return ObjectKey.IsValidId(device) && await grains.Device(device!).Authenticate(secret, CancellationToken.None) ? device : null;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Devices cannot sign in now")]
    private partial void LogUnavailable(Exception fault);
}
