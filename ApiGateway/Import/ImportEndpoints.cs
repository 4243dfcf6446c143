using System.Buffers;
using System.IO.Pipelines;
using System.Text.Json;
using System.Threading.Channels;
using Microsoft.AspNetCore.Mvc;
using Twin.Access;
using Twin.Accounts;
using Twin.Http;

namespace Twin.Import;

internal static class ImportEndpoints
{
    private const string Ndjson = "application/x-ndjson";
    private const int MaxBytes = 100 * 1024 * 1024;
    private const int FlushBytes = 16 * 1024;

    public static void MapImport(this IEndpointRouteBuilder api) =>
        api.MapPost("/import", Import).WithTags("Import")
            .Needs(RightsTable.Catalog, Right.Import)
            .WithMetadata(new RequestSizeLimitAttribute(MaxBytes))
            .Accepts<string>(Ndjson)
            .Produces<ImportResult>(StatusCodes.Status200OK, Ndjson)
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge)
            .ProducesProblem(StatusCodes.Status415UnsupportedMediaType);

    /// <summary>Creates or replaces objects, one JSON object a line, and answers one result a line. Administrators only.</summary>
    private static async Task Import(
        HttpContext http, Caller caller, IGrainFactory grains, Passwords passwords, PasswordRules rules, ILogger<ImportRun> log, CancellationToken cancellationToken)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var run = new ImportRun(new ImportTarget(caller, grains, passwords, rules), log);
        var reading = run.Read(http.Request.BodyReader, end.Token);
        try
        {
            http.Response.ContentType = Ndjson;
            await Write(run.Results, http.Response.BodyWriter, cancellationToken);
        }
        finally
        {
            await end.CancelAsync();
            await reading;
        }
    }

    private static async Task Write(ChannelReader<Task<ImportResult>> results, PipeWriter answer, CancellationToken cancellationToken)
    {
        await using var json = new Utf8JsonWriter(answer, new JsonWriterOptions { Encoder = GatewayJson.Options.Encoder });
        while (await results.WaitToReadAsync(cancellationToken))
        {
            while (results.TryRead(out var result))
            {
                if (answer.UnflushedBytes > FlushBytes || !result.IsCompleted)
                {
                    await answer.FlushAsync(cancellationToken);
                }

                JsonSerializer.Serialize(json, await result, GatewayJson.Options);
                answer.Write("\n"u8);
                json.Reset();
            }

            await answer.FlushAsync(cancellationToken);
        }
    }
}
