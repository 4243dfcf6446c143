using System.Collections.Immutable;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Options;
using Twin.Hosting;

namespace Twin.Devices.Listener.Wires;

/// <summary>
/// Takes connections in under TLS 1.2 or 1.3, in the time a CONNECT may take. A certificate is asked for and need not be
/// given; whose it is and whether that will do is for the sign-in.
/// </summary>
internal sealed class TlsDoor
{
    private readonly TimeProvider _time;
    private readonly TimeSpan _patience;
    private readonly RenewedFiles<SslStreamCertificateContext>? _certificate;
    private readonly RenewedFiles<X509Certificate2Collection>? _authorities;

    public TlsDoor(IOptions<MqttOptions> options, TimeProvider time, ILogger<TlsDoor> log)
    {
        _time = time;
        _patience = options.Value.ConnectTimeout;
        var tls = options.Value.Tls;
        _certificate = tls.Certificate is { } certificate ? ServerCertificate.Of(certificate, tls.Key ?? certificate, time, log) : null;
        _authorities = tls.ClientAuthorities is { } authorities ? new([authorities], Read, time, log) : null;
    }

    public bool IsThere => _certificate is not null;

    /// <summary>Reads the files, so that a wrong path is found at the start and not by the first device.</summary>
    public void Check() => _ = (_certificate?.Current, _authorities?.Current);

    /// <returns>Null when the two do not agree, or the other side takes too long.</returns>
    public async Task<IWire?> Open(Socket socket)
    {
        DeviceCertificate? shown = null;
        var options = new SslServerAuthenticationOptions
        {
            ServerCertificateContext = _certificate!.Current,
            EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
            AllowRenegotiation = false,
            ClientCertificateRequired = true,
            CertificateChainPolicy = Policy(),
            RemoteCertificateValidationCallback = (_, certificate, _, errors) =>
            {
                if (certificate is not X509Certificate2 given)
                {
                    return true;
                }

                shown = DeviceCertificate.Of(given, isVouchedFor: errors == SslPolicyErrors.None);
                return IsInTime(given);
            },
        };
        using var patience = new CancellationTokenSource(_patience, _time);
        var stream = new SslStream(new NetworkStream(socket));
        try
        {
            await stream.AuthenticateAsServerAsync(options, patience.Token);
            return new TlsWire(socket, stream, shown);
        }
        catch (Exception fault) when (fault is AuthenticationException or IOException or OperationCanceledException)
        {
            await stream.DisposeAsync();
            return null;
        }
    }

    private static X509Certificate2Collection Read(ImmutableArray<string> texts)
    {
        var authorities = new X509Certificate2Collection();
        authorities.ImportFromPem(texts[0]);
        return authorities.Count > 0 ? authorities : throw new InvalidDataException("There is no certificate in it.");
    }

    /// <summary>Trusts what is configured and nothing of the machine's; asks nobody over the network.</summary>
    private X509ChainPolicy Policy()
    {
        var policy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            RevocationMode = X509RevocationMode.NoCheck,
            DisableCertificateDownloads = true,
        };
        policy.CustomTrustStore.AddRange(_authorities?.Current ?? []);
        return policy;
    }

    private bool IsInTime(X509Certificate2 certificate)
    {
        var now = _time.GetUtcNow().UtcDateTime;
        return certificate.NotBefore.ToUniversalTime() <= now && now <= certificate.NotAfter.ToUniversalTime();
    }
}
