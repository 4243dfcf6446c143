using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Twin.Fixtures;

/// <summary>An authority of a test's own, which makes certificates and writes them where a server reads them.</summary>
public sealed class TestAuthority : IDisposable
{
    private static readonly OidCollection ServerUse = [new Oid("1.3.6.1.5.5.7.3.1")];
    private static readonly OidCollection ClientUse = [new Oid("1.3.6.1.5.5.7.3.2")];

    private readonly string _directory = Directory.CreateTempSubdirectory("twin-tls-").FullName;
    private readonly X509Certificate2 _root;

    public TestAuthority(string name = "Test authority")
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, pathLengthConstraint: 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, critical: true));
        _root = request.CreateSelfSigned(Now.AddDays(-400), Now.AddDays(400));
        File.WriteAllText(RootFile, _root.ExportCertificatePem());
    }

    /// <summary>The authority's own certificate.</summary>
    public string RootFile => Path.Combine(_directory, "root.pem");

    public string CertificateFile => Path.Combine(_directory, "twin.pem");

    public string KeyFile => Path.Combine(_directory, "twin-key.pem");

    private static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    /// <summary>Writes a server's certificate and key, in place of those that are there.</summary>
    public X509Certificate2 WriteServer(bool withRsa = false)
    {
        using var ecdsa = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var rsa = RSA.Create(2048);
        var request = withRsa
            ? new CertificateRequest("CN=localhost", rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            : new CertificateRequest("CN=localhost", ecdsa, HashAlgorithmName.SHA256);
        var certificate = Sign(request, ServerUse, Now.AddDays(-1), Now.AddDays(1), "localhost");
        File.WriteAllText(KeyFile, withRsa ? rsa.ExportPkcs8PrivateKeyPem() : ecdsa.ExportPkcs8PrivateKeyPem());
        File.WriteAllText(CertificateFile, certificate.ExportCertificatePem());
        return certificate;
    }

    /// <summary>A device's certificate with its key.</summary>
    /// <param name="dnsName">Beside the common name.</param>
    /// <param name="expired">True for one that ended yesterday.</param>
    public X509Certificate2 Device(string commonName, string? dnsName = null, bool expired = false)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={commonName}", key, HashAlgorithmName.SHA256);
        using var certificate = Sign(request, ClientUse, Now.AddDays(-10), expired ? Now.AddDays(-1) : Now.AddDays(10), dnsName);
        return certificate.CopyWithPrivateKey(key);
    }

    public void Dispose()
    {
        _root.Dispose();
        Directory.Delete(_directory, recursive: true);
    }

    private X509Certificate2 Sign(CertificateRequest request, OidCollection use, DateTimeOffset from, DateTimeOffset to, string? dnsName)
    {
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension(use, critical: true));
        if (dnsName is not null)
        {
            var names = new SubjectAlternativeNameBuilder();
            names.AddDnsName(dnsName);
            request.CertificateExtensions.Add(names.Build());
        }

        // The authority's key is an elliptic curve's whatever the key it signs.
        var signer = X509SignatureGenerator.CreateForECDsa(_root.GetECDsaPrivateKey()!);
        return request.Create(_root.SubjectName, signer, from, to, RandomNumberGenerator.GetBytes(16));
    }
}
