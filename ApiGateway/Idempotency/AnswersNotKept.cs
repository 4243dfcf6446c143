using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Metadata;

namespace Twin.Idempotency;

/// <summary>Routes whose answers are not kept: those that hand secrets out, leave a trace of each look, or take in files.</summary>
internal static class AnswersNotKept
{
    private const int LargestBody = 1024 * 1024;

    /// <summary>Each call of this route is carried out, whatever key it comes with.</summary>
    public static RouteHandlerBuilder KeepsNoAnswer(this RouteHandlerBuilder route) => route.WithMetadata(new Mark());

    /// <summary>Whether a key counts on a route.</summary>
    /// <param name="metadata">The route's.</param>
    public static bool TakesKey(string? method, IEnumerable<object> metadata) =>
        HttpMethods.IsPost(method ?? string.Empty)
        && !metadata.Any(item => item is Mark or IAllowAnonymous or IRequestSizeLimitMetadata { MaxRequestBodySize: null or > LargestBody });

    private sealed record Mark;
}
