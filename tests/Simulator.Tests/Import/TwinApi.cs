using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Twin.Simulation.Import;

/// <summary>The two endpoints an import needs, over real HTTP, with answers that a test chooses.</summary>
internal sealed class TwinApi : IAsyncDisposable
{
    private readonly WebApplication _app;

    private TwinApi(WebApplication app) => _app = app;

    public List<JsonElement> Lines { get; } = [];

    /// <summary>How many requests are still to be answered with 503.</summary>
    public int Busy { get; set; }

    public Func<JsonElement, object?> Refuse { get; set; } = _ => null;

    public Uri Url => new(_app.Urls.Single());

    public static async Task<TwinApi> StartAsync()
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var api = new TwinApi(app);
        app.MapPost("/api/v1/auth/login", (JsonElement login) => login.GetProperty("password").GetString() == "right"
            ? Results.Ok(new { accessToken = "token", expiresIn = 3600 })
            : Results.Unauthorized());
        app.MapPost("/api/v1/import", api.ImportAsync);
        await app.StartAsync();
        return api;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task ImportAsync(HttpContext context)
    {
        Assert.Equal("Bearer token", context.Request.Headers.Authorization);
        Assert.Equal("application/x-ndjson", context.Request.ContentType);
        if (Busy-- > 0)
        {
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            context.Response.Headers.RetryAfter = "0";
            return;
        }

        using var body = new StreamReader(context.Request.Body);
        for (var line = 1; await body.ReadLineAsync() is { } text; line++)
        {
            var json = JsonSerializer.Deserialize<JsonElement>(text);
            Lines.Add(json);
            var kind = json.GetProperty("kind").GetString();
            var id = json.GetProperty("id").GetString();
            var refusal = Refuse(json);
            object result = refusal is null
                ? new { line, kind, id, status = "ok", revision = 1 }
                : new { line, kind, id, status = "failed", field = refusal, error = "is not wanted" };
            await context.Response.WriteAsync(JsonSerializer.Serialize(result) + "\n");
        }
    }
}
