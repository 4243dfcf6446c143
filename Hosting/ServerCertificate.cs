using System.Collections.Immutable;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Logging;

namespace Twin.Hosting;

/// <summary>What a TLS server shows: its certificate, those between it and a root, and the key, from PEM files.</summary>
public static class ServerCertificate
{
    /// <param name="keyFile">May be the same file.</param>
    public static RenewedFiles<SslStreamCertificateContext> Of(string certificateFile, string keyFile, TimeProvider time, ILogger log) =>
        new([certificateFile, keyFile], Read, time, log);

    private static SslStreamCertificateContext Read(ImmutableArray<string> texts)
    {
        var chain = new X509Certificate2Collection();
        chain.ImportFromPem(texts[0]);
        var own = X509Certificate2.CreateFromPem(texts[0], texts[1]);
        chain.RemoveAt(0);
        return SslStreamCertificateContext.Create(Usable(own), chain, offline: true);
    }

    /// <summary>Windows takes no key that is in memory only.</summary>
    private static X509Certificate2 Usable(X509Certificate2 certificate) => OperatingSystem.IsWindows()
        ? X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pkcs12), password: null)
        : certificate;
}
