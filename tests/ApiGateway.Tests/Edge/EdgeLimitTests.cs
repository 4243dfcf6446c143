using System.Net;
using System.Net.Sockets;
using System.Text;
using Twin.Access;
using Twin.Fakes;

namespace Twin.Edge;

/// <summary>What a connection and a request may cost.</summary>
public sealed class EdgeLimitTests
{
    [Theory]
    [InlineData("GET /api/v1/me HTTP/1.1\r\nHost: twin\r\n")]
    [InlineData("POST /api/v1/auth/login HTTP/1.1\r\nHost: twin\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{")]
    public async Task Who_does_not_go_on_with_a_request_is_cut_off(string beginning)
    {
        await using var gateway = await GatewayHost.Start(settings: new() { ["Twin:Edge:HeadersWithin"] = "00:00:01", ["Twin:Edge:Patience"] = "00:00:02" });
        using var slow = await Connect(gateway);
        await slow.SendAsync(Encoding.ASCII.GetBytes(beginning));

        Assert.DoesNotContain("200 OK", await ToTheEnd(slow), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Connections_beyond_the_limit_are_closed()
    {
        await using var gateway = await GatewayHost.Start(settings: new() { ["Twin:Edge:MaxConnections"] = "2" });
        using var first = await Connect(gateway);
        using var second = await Connect(gateway);
        await Ask(first);
        await Ask(second);

        using var third = await Connect(gateway);
        Assert.Empty(await ToTheEnd(third));
        await Ask(first);
    }

    [Fact]
    public async Task A_body_beyond_a_mebibyte_is_refused()
    {
        await using var gateway = await GatewayHost.Start();
        using var http = await gateway.As(Role.Administrator, "");
        using var body = new StringContent($$"""{"kind":"a","name":"{{new string('a', 1_100_000)}}"}""", Encoding.UTF8, "application/json");

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await http.PutAsync("/api/v1/models/a", body)).StatusCode);
    }

    [Theory]
    [InlineData(8, HttpStatusCode.ServiceUnavailable)]
    [InlineData(40, HttpStatusCode.BadRequest)]
    public async Task A_body_that_is_too_deep_reaches_no_grain(int depth, HttpStatusCode expected)
    {
        await using var gateway = await GatewayHost.Start();
        using var http = await gateway.As(Role.Supervisor, "500103");
        var parameters = string.Concat(Enumerable.Repeat("{\"a\":", depth)) + "1" + new string('}', depth);
        using var body = new StringContent($$"""{"command":"open","parameters":{{parameters}}}""", Encoding.UTF8, "application/json");

        Assert.Equal(expected, (await http.PostAsync("/api/v1/devices/d-1/commands", body)).StatusCode);
    }

    private static async Task<Socket> Connect(GatewayHost gateway)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(IPAddress.Loopback, gateway.Http.BaseAddress!.Port);
        return socket;
    }

    private static async Task Ask(Socket socket)
    {
        await socket.SendAsync("GET /health/live HTTP/1.1\r\nHost: twin\r\n\r\n"u8.ToArray());
        var answer = new byte[4096];
        Assert.StartsWith("HTTP/1.1 200", Encoding.ASCII.GetString(answer, 0, await socket.ReceiveAsync(answer)), StringComparison.Ordinal);
    }

    private static async Task<string> ToTheEnd(Socket socket)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        var answer = new StringBuilder();
        var bytes = new byte[4096];
        try
        {
            while (await socket.ReceiveAsync(bytes, patience.Token) is > 0 and var received)
            {
                answer.Append(Encoding.ASCII.GetString(bytes, 0, received));
            }
        }
        catch (SocketException)
        {
            // Reset by the other side: an end as good as any.
        }

        return answer.ToString();
    }
}
