using System.Text.Json;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;

namespace Twin.Http;

/// <summary>Turns what endpoints throw into problem details that say what to do and nothing of our insides.</summary>
internal sealed partial class GatewayExceptionHandler(IProblemDetailsService problems, ILogger<GatewayExceptionHandler> log) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is OperationCanceledException or IOException && httpContext.RequestAborted.IsCancellationRequested)
        {
            return true;
        }

        var problem = Describe(exception);
        if (problem.Status == StatusCodes.Status503ServiceUnavailable)
        {
            LogUnavailable(exception.GetType().Name);
            httpContext.Response.Headers.RetryAfter = ((int)Faults.RetryAfter.TotalSeconds).ToString();
        }
        else if (problem.Status == StatusCodes.Status500InternalServerError)
        {
            LogFault(httpContext.GetEndpoint()?.DisplayName, exception);
        }

        httpContext.Response.StatusCode = problem.Status!.Value;
        return await problems.TryWriteAsync(new ProblemDetailsContext { HttpContext = httpContext, ProblemDetails = problem });
    }

    private static ProblemDetails Describe(Exception exception) => exception switch
    {
        BadHttpRequestException { InnerException: JsonException json } => BadJson(json),
        BadHttpRequestException bad => new ProblemDetails { Status = bad.StatusCode, Detail = bad.Message },
        _ when Faults.IsPassing(exception) => new ProblemDetails
        {
            Status = StatusCodes.Status503ServiceUnavailable,
            Detail = "The twin cannot answer at the moment. Whether a change was stored is unknown; it is safe to send it again.",
        },
        _ => new ProblemDetails { Status = StatusCodes.Status500InternalServerError, Detail = "Something went wrong here. It has been logged." },
    };

    /// <summary>The serializer's own message names our types, so only where it happened is passed on.</summary>
    private static HttpValidationProblemDetails BadJson(JsonException json)
    {
        var field = json.Path is { Length: > 2 } path ? path[2..] : "body";
        return new HttpValidationProblemDetails(new Dictionary<string, string[]>(StringComparer.Ordinal) { [field] = ["is missing, unknown or not of the right type"] })
        {
            Status = StatusCodes.Status400BadRequest,
        };
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A request could not be served: {Fault}")]
    private partial void LogUnavailable(string fault);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Endpoint} failed")]
    private partial void LogFault(string? endpoint, Exception fault);
}
