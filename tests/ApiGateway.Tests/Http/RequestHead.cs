using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Twin.Http;

/// <summary>Begins a request whose body would be far too long to send.</summary>
internal static class RequestHead
{
    /// <param name="http">Whose token is used.</param>
    /// <param name="length">What the head says the body has.</param>
    /// <param name="body">How the body begins.</param>
    /// <returns>The first line of the answer.</returns>
    public static async Task<string?> Post(HttpClient http, string path, string type, long length, string body = "")
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, http.BaseAddress!.Port);
        await using var stream = client.GetStream();
        var head = string.Create(
            CultureInfo.InvariantCulture,
            $"POST {path} HTTP/1.1\r\nHost: localhost\r\nAuthorization: {http.DefaultRequestHeaders.Authorization}\r\nContent-Type: {type}\r\nContent-Length: {length}\r\n\r\n{body}");
        await stream.WriteAsync(Encoding.ASCII.GetBytes(head));
        using var reader = new StreamReader(stream);
        return await reader.ReadLineAsync();
    }
}
