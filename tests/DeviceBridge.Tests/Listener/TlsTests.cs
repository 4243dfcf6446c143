using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using MQTTnet;
using MQTTnet.Formatter;
using MQTTnet.Protocol;
using Twin.Fixtures;

namespace Twin.Devices.Listener;

public sealed class TlsTests : IDisposable
{
    private readonly TestAuthority _authority = new();
    private readonly X509Certificate2 _server;

    public TlsTests() => _server = _authority.WriteServer(withRsa: true);

    [Theory]
    [InlineData(SslProtocols.Tls12)]
    [InlineData(SslProtocols.Tls13)]
    public async Task A_device_speaks_over_TLS_with_its_secret(SslProtocols protocol)
    {
        await using var bridge = await Start();
        using var client = new MqttClientFactory().CreateMqttClient();
        await client.ConnectAsync(Options(bridge, protocol: protocol).WithCredentials("smoke-0001", bridge.Twin.Device("smoke-0001").Secret).Build());

        Assert.True((await client.Publish("v1/devices/me/telemetry", """{"battery":80}""" + new string(' ', 100_000))).IsSuccess);
        Assert.Equal([new Reading("battery", 80)], Assert.Single(bridge.Twin.Device("smoke-0001").Taken).Readings);
        await client.DisconnectAsync();
    }

    [Fact]
    public async Task Older_protocols_are_refused()
    {
        await using var bridge = await Start();

        Assert.Equal(ClientHello.Handshake, await ClientHello.Send(bridge.TlsPort, minor: 3));
        Assert.Equal(ClientHello.Alert, await ClientHello.Send(bridge.TlsPort, minor: 2));
    }

    [Fact]
    public async Task There_is_no_encrypted_listener_without_a_certificate()
    {
        await using var bridge = await BridgeHost.Start();

        Assert.Equal(0, bridge.TlsPort);
    }

    [Fact]
    public async Task A_certificate_that_cannot_be_read_stops_the_start() =>
        await Assert.ThrowsAnyAsync<Exception>(() => BridgeHost.Start($"Tls:Certificate={_authority.CertificateFile}.none"));

    [Fact]
    public async Task A_renewed_certificate_is_taken_up_and_a_broken_one_is_not()
    {
        await using var bridge = await Start();
        Assert.Equal(_server.Thumbprint, await ServerThumbprint(bridge));

        await File.WriteAllTextAsync(_authority.CertificateFile, "half a certificate");
        Assert.Equal(_server.Thumbprint, await ServerThumbprint(bridge));

        using var renewed = _authority.WriteServer();
        await Eventually.Async(async () => await ServerThumbprint(bridge) == renewed.Thumbprint, "the renewed certificate is shown");
    }

    [Theory]
    [InlineData(MqttProtocolVersion.V311)]
    [InlineData(MqttProtocolVersion.V500)]
    public async Task A_certificate_of_a_trusted_authority_signs_the_device_in_that_it_names(MqttProtocolVersion version)
    {
        await using var bridge = await Start();

        Assert.Equal(MqttConnectReasonCode.Success, await SignIn(bridge, _authority.Device("smoke-0001"), "smoke-0001", version));
        Assert.Equal(MqttConnectReasonCode.Success, await SignIn(bridge, _authority.Device("smoke-0001"), userName: null, version));
        Assert.Equal(MqttConnectReasonCode.Success, await SignIn(bridge, _authority.Device("vendor-4711", dnsName: "smoke-0001"), "smoke-0001", version));
        Assert.Equal(0, bridge.Twin.Device("smoke-0001").AuthenticateCalls);
    }

    [Fact]
    public async Task A_certificate_signs_in_no_other_device_and_no_unknown_one()
    {
        await using var bridge = await Start();
        bridge.Twin.Device("unknown").Exists = false;

        Assert.Equal(MqttConnectReasonCode.BadUserNameOrPassword, await SignIn(bridge, _authority.Device("smoke-0001"), "smoke-0002"));
        Assert.Equal(MqttConnectReasonCode.BadUserNameOrPassword, await SignIn(bridge, _authority.Device("smoke-0001", dnsName: "smoke-0003"), "smoke-0002"));
        Assert.Equal(MqttConnectReasonCode.BadUserNameOrPassword, await SignIn(bridge, _authority.Device("unknown"), "unknown"));
        Assert.Equal(MqttConnectReasonCode.BadUserNameOrPassword, await SignIn(bridge, certificate: null, "smoke-0001"));
    }

    [Fact]
    public async Task A_certificate_of_a_stranger_or_one_made_for_servers_signs_nobody_in()
    {
        await using var bridge = await Start();
        using var stranger = new TestAuthority();

        Assert.Equal(MqttConnectReasonCode.BadUserNameOrPassword, await SignIn(bridge, stranger.Device("smoke-0001"), "smoke-0001"));
        using var server = X509Certificate2.CreateFromPemFile(_authority.CertificateFile, _authority.KeyFile);
        Assert.Equal(MqttConnectReasonCode.BadUserNameOrPassword, await SignIn(bridge, server, "localhost"));
    }

    [Fact]
    public async Task An_expired_certificate_does_not_get_through_the_handshake()
    {
        await using var bridge = await Start();
        bridge.Twin.Device("smoke-0001").Certificate = "";

        await Assert.ThrowsAnyAsync<Exception>(() => SignIn(bridge, _authority.Device("smoke-0001", expired: true), "smoke-0001"));
    }

    [Fact]
    public async Task A_device_whose_record_names_a_certificate_signs_in_with_that_one_only()
    {
        await using var bridge = await Start();
        using var stranger = new TestAuthority();
        var pinned = stranger.Device("anything");
        bridge.Twin.Device("smoke-0001").Certificate = pinned.GetCertHashString(System.Security.Cryptography.HashAlgorithmName.SHA256).ToLowerInvariant();

        Assert.Equal(MqttConnectReasonCode.Success, await SignIn(bridge, pinned, "smoke-0001"));
        Assert.Equal(MqttConnectReasonCode.BadUserNameOrPassword, await SignIn(bridge, _authority.Device("smoke-0001"), "smoke-0001"));
        Assert.Equal(MqttConnectReasonCode.BadUserNameOrPassword, await SignIn(bridge, pinned, "smoke-0002"));
    }

    [Fact]
    public async Task Strangers_cost_no_memory_before_they_have_signed_in()
    {
        await using var bridge = await Start("ConnectTimeout=00:00:01");
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var silent = new List<RawClient>();
        for (var i = 0; i < 100; i++)
        {
            silent.Add(await RawClient.Connect(bridge.TlsPort));
        }

        // A record that goes on for ever, no TLS at all, and after the handshake a packet of 256 MiB.
        await silent[0].Send([0x16, 0x03, 0x01, 0x40, 0x00, 0x01, 0x00, 0xFF, 0xFF]);
        await silent[1].Send("GET / HTTP/1.1\r\n\r\n"u8.ToArray());
        await using var huge = await Handshake(bridge);
        await huge.WriteAsync(new byte[] { 0x10, 0xFF, 0xFF, 0xFF, 0x7F });
        Assert.Equal(0, await huge.ReadAsync(new byte[1]));

        await Task.WhenAll(silent.Select(client => client.Receive(100)));
        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - before, long.MinValue, 20 * 1024 * 1024);
        silent.ForEach(client => client.Dispose());
    }

    public void Dispose()
    {
        _server.Dispose();
        _authority.Dispose();
    }

    private Task<BridgeHost> Start(params string[] settings) => BridgeHost.Start(
        [$"Tls:Certificate={_authority.CertificateFile}", $"Tls:Key={_authority.KeyFile}", $"Tls:ClientAuthorities={_authority.RootFile}", .. settings]);

    private static MqttClientOptionsBuilder Options(
        BridgeHost bridge, X509Certificate2? certificate = null, SslProtocols protocol = SslProtocols.None, MqttProtocolVersion version = MqttProtocolVersion.V500) =>
        new MqttClientOptionsBuilder().WithTcpServer("127.0.0.1", bridge.TlsPort).WithProtocolVersion(version).WithTlsOptions(tls => tls
            .UseTls()
            .WithSslProtocols(protocol)
            .WithClientCertificates(certificate is null ? [] : [certificate])
            .WithCertificateValidationHandler(_ => true));

    private static async Task<MqttConnectReasonCode> SignIn(
        BridgeHost bridge, X509Certificate2? certificate, string? userName, MqttProtocolVersion version = MqttProtocolVersion.V500)
    {
        using var client = new MqttClientFactory().CreateMqttClient();
        var options = Options(bridge, certificate, version: version);
        var result = await client.ConnectAsync((userName is null ? options : options.WithCredentials(userName, string.Empty)).Build());
        return (MqttConnectReasonCode)result.ResultCode;
    }

    private static async Task<string> ServerThumbprint(BridgeHost bridge)
    {
        await using var stream = await Handshake(bridge);
        return stream.RemoteCertificate!.GetCertHashString();
    }

    private static async Task<SslStream> Handshake(BridgeHost bridge)
    {
        var client = new TcpClient();
        await client.ConnectAsync("127.0.0.1", bridge.TlsPort);
        var stream = new SslStream(client.GetStream(), leaveInnerStreamOpen: false, (_, _, _, _) => true);
        await stream.AuthenticateAsClientAsync("localhost");
        return stream;
    }
}
