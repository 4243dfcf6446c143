using System.Collections.Immutable;
using System.Net;
using System.Text.Json;

namespace Twin.Simulation;

/// <summary>
/// Brings objects into a twin through <c>POST /api/v1/import</c>. Lines go in requests of a few hundred: an HTTP/1.1
/// client reads no answer before its request is sent, and the twin answers line by line. Sending a request again
/// changes nothing, so it is repeated while the twin is busy.
/// </summary>
public sealed class CommunityImport(TwinSession session, TimeProvider time)
{
    private const int LinesPerRequest = 500;
    private const int Attempts = 10;

    /// <exception cref="HttpRequestException">The twin cannot be reached or refuses the request as a whole.</exception>
    public async Task<ImportReport> SendAsync(IEnumerable<ImportLine> lines, CancellationToken cancellationToken)
    {
        var accepted = 0;
        var sent = 0;
        var failures = ImmutableArray.CreateBuilder<ImportFailure>();
        foreach (var batch in lines.Chunk(LinesPerRequest))
        {
            using var response = await SendBatchAsync(batch, cancellationToken);
            var answered = 0;
            await foreach (var result in ReadAsync(response, cancellationToken))
            {
                answered++;
                if (string.Equals(result.Status, "ok", StringComparison.Ordinal))
                {
                    accepted++;
                }
                else
                {
                    failures.Add(new ImportFailure(sent + result.Line, result.Kind, result.Id, result.Field, result.Error));
                }
            }

            if (answered != batch.Length)
            {
                throw new HttpRequestException($"The twin answered {answered} of {batch.Length} lines, from line {sent + 1} on.");
            }

            sent += batch.Length;
        }

        return new ImportReport(accepted, failures.DrainToImmutable());
    }

    private async Task<HttpResponseMessage> SendBatchAsync(ImportLine[] batch, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "api/v1/import") { Content = new NdjsonContent(batch) };
            var response = await session.SendAsync(request, cancellationToken);
            if (response.StatusCode is not HttpStatusCode.ServiceUnavailable || attempt == Attempts)
            {
                return response.EnsureSuccessStatusCode();
            }

            var pause = response.Headers.RetryAfter?.Delta ?? TimeSpan.FromSeconds(1);
            response.Dispose();
            await Task.Delay(pause, time, cancellationToken);
        }
    }

    private static async IAsyncEnumerable<LineResult> ReadAsync(
        HttpResponseMessage response,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var body = await response.Content.ReadAsStreamAsync(cancellationToken);
        using var reader = new StreamReader(body);
        while (await reader.ReadLineAsync(cancellationToken) is { } line)
        {
            if (line.Length > 0)
            {
                yield return JsonSerializer.Deserialize<LineResult>(line, NdjsonContent.Json)
                    ?? throw new JsonException("An import answered with a line that is no object.");
            }
        }
    }
}
