using System.Globalization;
using System.Text;
using Twin.Accounts;

namespace Twin.Idempotency;

/// <summary>
/// Carries a POST that comes with a key out once, and answers a repeat as the first was answered. The answer is durable
/// before the client has it. A gateway or silo that dies in between leaves a claim that lapses; then the same request is
/// carried out again, which every command is made for.
/// </summary>
internal sealed partial class IdempotentCalls(IGrainFactory grains, TimeProvider time, ILogger<IdempotentCalls> log)
{
    private const string Replayed = "Idempotent-Replayed";

    /// <summary>Less than a claim holds, so that a request and its repeat never run side by side.</summary>
    private static readonly TimeSpan LongestCall = TimeSpan.FromSeconds(40);

    private static readonly TimeSpan AskAgainAfter = TimeSpan.FromSeconds(1);

    public async Task Invoke(HttpContext http, RequestDelegate next)
    {
        if (!AnswersNotKept.TakesKey(http.Request.Method, http.GetEndpoint()?.Metadata ?? []) || IdempotencyKey.Read(http.Request) is not { } key)
        {
            await next(http);
            return;
        }

        var digest = await RequestDigest.Of(http, http.RequestAborted);
        var turn = await grains.Idempotency().Begin(CallerClaims.Read(http.User).Subject, key, digest, http.RequestAborted);
        switch (turn.State)
        {
            case IdempotencyState.Claimed:
                await CarryOut(http, next, turn.Claim!);
                break;
            case IdempotencyState.Answered:
                http.Response.Headers[Replayed] = "true";
                await Write(http, turn.Answer!);
                break;
            case IdempotencyState.InProgress:
                http.Response.Headers.RetryAfter = ((int)AskAgainAfter.TotalSeconds).ToString(CultureInfo.InvariantCulture);
                await Refuse(http, StatusCodes.Status409Conflict, "A request with this key is being carried out. Ask again for its answer.");
                break;
            default:
                await Refuse(http, StatusCodes.Status422UnprocessableEntity, $"This {IdempotencyKey.Header} was used for another request, or the account's rights have changed since.");
                break;
        }
    }

    private async Task CarryOut(HttpContext http, RequestDelegate next, IdempotencyClaim claim)
    {
        // A client that goes away is not the end of it: it will come back for the answer.
        var (client, aborted) = (http.Response.Body, http.RequestAborted);
        using var deadline = new CancellationTokenSource(LongestCall, time);
        await using var buffer = new AnswerBuffer(client);
        http.RequestAborted = deadline.Token;
        http.Response.Body = buffer;
        try
        {
            await next(http);
        }
        catch (OperationCanceledException fault) when (deadline.IsCancellationRequested)
        {
            await Release(claim);
            throw new TimeoutException("The request took too long.", fault);
        }
        catch
        {
            await Release(claim);
            throw;
        }
        finally
        {
            (http.Response.Body, http.RequestAborted) = (client, aborted);
        }

        if (buffer.IsTooLong || !IsFinal(http.Response.StatusCode))
        {
            await Release(claim);
        }
        else
        {
            await Settle(() => grains.Idempotency().Keep(claim, AnswerOf(http.Response, buffer), CancellationToken.None));
        }

        if (!buffer.IsTooLong)
        {
            await client.WriteAsync(buffer.Held, aborted);
        }
    }

    /// <summary>What was not done, or may be answered otherwise soon, is asked anew.</summary>
    private static bool IsFinal(int status) => status is < 500
        and not (StatusCodes.Status401Unauthorized or StatusCodes.Status403Forbidden or StatusCodes.Status408RequestTimeout or StatusCodes.Status429TooManyRequests);

    private static KeptAnswer AnswerOf(HttpResponse response, AnswerBuffer body) => new(
        response.StatusCode, response.ContentType, Text(response.Headers.ETag), Text(response.Headers.Location), Encoding.UTF8.GetString(body.Held.Span));

    private static string? Text(string? header) => string.IsNullOrEmpty(header) ? null : header;

    private static Task Write(HttpContext http, KeptAnswer answer)
    {
        http.Response.StatusCode = answer.Status;
        http.Response.ContentType = answer.ContentType;
        http.Response.Headers.ETag = answer.ETag;
        http.Response.Headers.Location = answer.Location;
        return answer.Body.Length == 0 ? Task.CompletedTask : http.Response.WriteAsync(answer.Body, http.RequestAborted);
    }

    private static Task Refuse(HttpContext http, int status, string words) => TypedResults.Problem(words, statusCode: status).ExecuteAsync(http);

    private Task Release(IdempotencyClaim claim) => Settle(() => grains.Idempotency().Release(claim, CancellationToken.None));

    /// <summary>What has been done has been done: a fault here costs the repeat its answer, not the client this one.</summary>
    private async Task Settle(Func<Task> settle)
    {
        try
        {
            await settle();
        }
        catch (Exception fault)
        {
            LogNotKept(fault.GetType().Name);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "An answer could not be kept for a repeat of its request: {Fault}")]
    private partial void LogNotKept(string fault);
}
