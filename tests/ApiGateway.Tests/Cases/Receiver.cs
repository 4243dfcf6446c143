using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Twin.Cases;

/// <summary>Something outside that webhooks call: keeps what comes, and answers as it is told.</summary>
internal sealed class Receiver : IAsyncDisposable
{
    private readonly WebApplication _app;

    private Receiver(WebApplication app) => _app = app;

    public sealed record Call(string Path, string Query, IReadOnlyDictionary<string, string> Headers, string Body, HttpStatusCode Answered);

    public ConcurrentQueue<Call> Calls { get; } = new();

    /// <summary>What the next calls are answered; afterwards 200 and <see cref="Answer"/>.</summary>
    public ConcurrentQueue<(HttpStatusCode Status, string Body)> Answers { get; } = new();

    public string Answer { get; set; } = """{"errcode":0,"errmsg":"ok"}""";

    public HttpStatusCode Status { get; set; } = HttpStatusCode.OK;

    /// <summary>Takes what comes and never answers.</summary>
    public bool IsSilent { get; set; }

    public int Port => new Uri(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()).Port;

    public static async Task<Receiver> Start()
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        var receiver = new Receiver(app);
        app.MapFallback(receiver.Take);
        await app.StartAsync();
        return receiver;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task Take(HttpContext http)
    {
        using var body = new StreamReader(http.Request.Body);
        var (status, answer) = Answers.TryDequeue(out var next) ? next : (Status, Answer);
        Calls.Enqueue(new Call(
            http.Request.Path, http.Request.QueryString.Value ?? string.Empty,
            http.Request.Headers.ToDictionary(header => header.Key.ToLowerInvariant(), header => header.Value.ToString(), StringComparer.Ordinal), await body.ReadToEndAsync(), status));
        if (IsSilent)
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, http.RequestAborted);
        }

        http.Response.StatusCode = (int)status;
        http.Response.Headers.Location = status == HttpStatusCode.Found ? "/elsewhere" : default(string);
        await http.Response.WriteAsync(answer);
    }
}
