using System.Buffers;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Twin.Devices.Dialects;
using Twin.Devices.Intake;

namespace Twin.Devices.Listener;

/// <summary>
/// Gives devices with a provisioning key their own credential, in ThingsBoard's words: user name <c>provision</c>, a request on
/// <c>/provision/request</c>, the answer on <c>/provision/response</c>.
/// </summary>
internal sealed class ProvisioningDesk(IGrainFactory grains, LoginGuard guard, TimeProvider time)
{
    public const string UserName = "provision";
    public const string ResponseTopic = "/provision/response";

    private const string RequestTopic = "/provision/request";
    private const string Token = "ACCESS_TOKEN";
    private const string Basic = "MQTT_BASIC";
    private const int MaxBytes = 4 * 1024;
    private const int MaxRequests = 5;

    public static bool IsCalledBy(string? userName, ReadOnlySpan<byte> password) => userName == UserName && password.IsEmpty;

    public async Task<PublishAnswer> Take(DeviceSession session, string topic, ReadOnlySequence<byte> payload, CancellationToken cancellationToken)
    {
        if (topic != RequestTopic || payload.Length > MaxBytes || session.CountRefusal() > MaxRequests)
        {
            return PublishAnswer.RefuseAndClose;
        }

        var (claim, type) = Read(payload.ToArray());
        var address = (session.Channel.RemoteEndPoint as IPEndPoint)?.Address.ToString() ?? string.Empty;
        if (guard.IsSlowed(address, UserName))
        {
            await Task.Delay(LoginGuard.Delay, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        try
        {
            var secret = claim is null ? null : await grains.Provisioning().Claim(claim, CancellationToken.None);
            if (secret is null)
            {
                guard.Failed(address, UserName);
            }

            session.Answer(Answer(claim, type, secret).To(ResponseTopic));
            return PublishAnswer.Acknowledge;
        }
        catch (Exception fault) when (Transient.Is(fault))
        {
            // Whether it has a credential now is unknown: who asks again is refused, and a person discards the first.
            return PublishAnswer.Close;
        }
    }

    private static JsonObject Answer(ProvisioningClaim? claim, string type, string? secret) => secret is null
        ? new JsonObject { ["status"] = "FAILURE", ["errorMsg"] = "The device cannot be provisioned." }
        : new JsonObject
        {
            ["status"] = "SUCCESS",
            ["credentialsType"] = type,
            ["credentialsValue"] = type == Basic
                ? new JsonObject { ["clientId"] = claim!.Device, ["userName"] = claim.Device, ["password"] = secret }
                : secret,
        };

    private static (ProvisioningClaim? Claim, string Type) Read(byte[] payload)
    {
        try
        {
            var request = JsonNode.Parse(payload) as JsonObject;
            var name = request?["deviceName"]?.GetValue<string>();
            var key = request?["provisionDeviceKey"]?.GetValue<string>();
            var secret = request?["provisionDeviceSecret"]?.GetValue<string>();
            var type = request?["credentialsType"]?.GetValue<string>() == Basic ? Basic : Token;
            return (name is { Length: > 0 } && TopicIds.Find(name) is { } device && key is not null && secret is not null ? new ProvisioningClaim(key, secret, device, name) : null, type);
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException or FormatException or ArgumentException)
        {
            return (null, Token);
        }
    }
}
