using System.Security.Authentication;
using Twin.Fakes;
using Twin.Fixtures;

namespace Twin.Edge;

/// <summary>HTTPS with a certificate made for the test.</summary>
public sealed class HttpsTests : IDisposable
{
    private readonly TestAuthority _authority = new();

    [Theory]
    [InlineData(SslProtocols.Tls12)]
    [InlineData(SslProtocols.Tls13)]
    public async Task Over_TLS_a_browser_is_told_to_stay_there(SslProtocols protocol)
    {
        using var certificate = _authority.WriteServer();
        await using var gateway = await Start();
        using var http = Client(gateway, thumbprint => thumbprint == certificate.Thumbprint, protocol);

        using var answer = await http.GetAsync("/api/v1/me");

        Assert.Equal("max-age=63072000; includeSubDomains", answer.Headers.GetValues("Strict-Transport-Security").Single());
    }

    [Fact]
    public async Task Older_protocols_are_refused()
    {
        _authority.WriteServer(withRsa: true).Dispose();
        await using var gateway = await Start();

        Assert.Equal(ClientHello.Handshake, await ClientHello.Send(gateway.Http.BaseAddress!.Port, minor: 3));
        Assert.NotEqual(ClientHello.Handshake, await ClientHello.Send(gateway.Http.BaseAddress!.Port, minor: 2));
    }

    [Fact]
    public async Task A_renewed_certificate_is_taken_up_without_a_restart()
    {
        using var certificate = _authority.WriteServer();
        await using var gateway = await Start();
        using var renewed = _authority.WriteServer();
        string? shown = null;

        await Eventually.Async(
            async () =>
            {
                using var http = Client(gateway, thumbprint => (shown = thumbprint) is not null);
                using var answer = await http.GetAsync("/health/live");
                return shown == renewed.Thumbprint;
            },
            "the renewed certificate is shown");
    }

    public void Dispose() => _authority.Dispose();

    private Task<GatewayHost> Start() => GatewayHost.Start(settings: new()
    {
        ["urls"] = "https://127.0.0.1:0",
        ["Kestrel:Certificates:Default:Path"] = _authority.CertificateFile,
        ["Kestrel:Certificates:Default:KeyPath"] = _authority.KeyFile,
    });

    private static HttpClient Client(GatewayHost gateway, Func<string, bool> accepts, SslProtocols protocol = SslProtocols.None)
    {
        var handler = new SocketsHttpHandler();
        handler.SslOptions.EnabledSslProtocols = protocol;
        handler.SslOptions.RemoteCertificateValidationCallback = (_, given, _, _) => accepts(given!.GetCertHashString());
        return new HttpClient(handler) { BaseAddress = gateway.Http.BaseAddress };
    }
}
