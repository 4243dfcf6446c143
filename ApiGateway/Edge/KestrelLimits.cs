using System.Net.Security;
using System.Security.Authentication;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;
using Twin.Hosting;

namespace Twin.Edge;

/// <summary>What a connection may cost before anything is known of who it is.</summary>
internal static class KestrelLimits
{
    private const int MaxBodyBytes = 1024 * 1024;
    private const int MaxHeaderBytes = 16 * 1024;
    private const int MaxHeaders = 64;
    private const int MaxStreams = 100;

    public static void AddKestrelLimits(this IServiceCollection services) => services.AddOptions<KestrelServerOptions>()
        .Configure<IOptions<EdgeOptions>, IConfiguration, TimeProvider, ILoggerFactory>(Configure);

    private static void Configure(KestrelServerOptions kestrel, IOptions<EdgeOptions> edge, IConfiguration configuration, TimeProvider time, ILoggerFactory logs)
    {
        var renewed = Renewed(configuration, time, logs);
        kestrel.AddServerHeader = false;
        kestrel.ConfigureHttpsDefaults(https =>
        {
            https.SslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13;
            https.OnAuthenticate = renewed is null ? null : (_, tls) => tls.ServerCertificateContext = renewed.Current;
        });
        var limits = kestrel.Limits;
        limits.MaxConcurrentConnections = edge.Value.MaxConnections;
        limits.MaxRequestBodySize = MaxBodyBytes;
        limits.MaxRequestHeadersTotalSize = MaxHeaderBytes;
        limits.MaxRequestHeaderCount = MaxHeaders;
        limits.RequestHeadersTimeout = edge.Value.HeadersWithin;
        limits.MinRequestBodyDataRate = new MinDataRate(edge.Value.LeastBytesPerSecond, edge.Value.Patience);
        limits.MinResponseDataRate = new MinDataRate(edge.Value.LeastBytesPerSecond, edge.Value.Patience);
        limits.Http2.MaxStreamsPerConnection = MaxStreams;
    }

    /// <summary>The certificate as its files have it now; the server itself reads them once. Null unless both are named.</summary>
    private static RenewedFiles<SslStreamCertificateContext>? Renewed(IConfiguration configuration, TimeProvider time, ILoggerFactory logs)
    {
        var files = configuration.GetSection("Kestrel:Certificates:Default");
        return files["Path"] is { } certificate && files["KeyPath"] is { } key
            ? ServerCertificate.Of(certificate, key, time, logs.CreateLogger(typeof(KestrelLimits)))
            : null;
    }
}
