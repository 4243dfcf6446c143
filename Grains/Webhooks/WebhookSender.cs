using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Options;

namespace Twin.Webhooks;

/// <summary>
/// Calls receivers outside. The name is looked up when the connection is made, and only addresses outside are connected
/// to, so that no name can lead inside; redirects are not followed.
/// </summary>
internal sealed class WebhookSender : IDisposable
{
    private const int MostOfAnAnswer = 4 * 1024;

    private readonly WebhookOptions _options;
    private readonly HttpClient _http;

    public WebhookSender(IOptions<WebhookOptions> options)
    {
        _options = options.Value;
        _http = new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseProxy = false,
            UseCookies = false,
            PooledConnectionLifetime = TimeSpan.FromMinutes(1),
            ConnectCallback = async (context, cancellationToken) => await Connect(context.DnsEndPoint, cancellationToken),
        });
    }

    /// <returns>Why the receiver did not take it; null when it did.</returns>
    public async Task<string?> Send(WebhookKind kind, HttpRequestMessage message, CancellationToken cancellationToken)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(_options.Timeout);
        try
        {
            using var answer = await _http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, deadline.Token);
            return answer.IsSuccessStatusCode
                ? WebhookMessage.FindFault(kind, await Beginning(answer, deadline.Token))
                : $"The receiver answered {(int)answer.StatusCode}.";
        }
        catch (HttpRequestException fault)
        {
            return fault.InnerException is WebhookHostException inside ? inside.Message : $"The receiver was not reached: {fault.HttpRequestError}.";
        }
        catch (IOException)
        {
            return "The receiver broke off.";
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return "The receiver did not answer in time.";
        }
    }

    public void Dispose() => _http.Dispose();

    private async Task<Stream> Connect(DnsEndPoint receiver, CancellationToken cancellationToken)
    {
        var found = await Dns.GetHostAddressesAsync(receiver.Host, cancellationToken);
        var addresses = _options.InnerHosts.Contains(receiver.Host, StringComparer.OrdinalIgnoreCase) ? found : [.. found.Where(PublicAddress.Is)];
        if (addresses.Length == 0)
        {
            throw new WebhookHostException($"{receiver.Host} is inside: only hosts in {WebhookOptions.Section}:{nameof(WebhookOptions.InnerHosts)} may be.");
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, receiver.Port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static async Task<string> Beginning(HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        var buffer = new byte[MostOfAnAnswer];
        await using var body = await answer.Content.ReadAsStreamAsync(cancellationToken);
        var read = await body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
        return Encoding.UTF8.GetString(buffer, 0, read);
    }
}
