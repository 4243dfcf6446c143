using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;

namespace Twin.Hosting;

/// <summary>Where a host listens for HTTP when nobody has said.</summary>
public static class DefaultUrl
{
    public static IWebHostBuilder UseDefaultUrl(this IWebHostBuilder host, IConfiguration configuration, string url) =>
        string.IsNullOrEmpty(configuration[WebHostDefaults.ServerUrlsKey]) ? host.UseUrls(url) : host;
}
