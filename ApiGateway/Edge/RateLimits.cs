using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;
using Twin.Accounts;

namespace Twin.Edge;

/// <summary>
/// How much one address and one account may ask. Probes of health are free; an import is one request however long it is,
/// so of those only a few run at once.
/// </summary>
internal static class RateLimits
{
    private const string HealthPath = "/health";
    private static readonly PathString[] ImportPaths = ["/api/v1/import", "/api/v1/imports"];
    private static readonly PathString[] SignInPaths = ["/api/v1/auth/login", "/api/v1/auth/refresh"];
    private static readonly TimeSpan ReplenishEvery = TimeSpan.FromSeconds(1);

    public static void AddRateLimits(this IServiceCollection services)
    {
        services.AddRateLimiter(limiter => limiter.OnRejected = (rejected, _) => Refuse(rejected));
        services.AddOptions<RateLimiterOptions>().Configure<IOptions<EdgeOptions>>((limiter, edge) => limiter.GlobalLimiter = Of(edge.Value));
    }

    private static PartitionedRateLimiter<HttpContext> Of(EdgeOptions edge) => PartitionedRateLimiter.CreateChained(
        PartitionedRateLimiter.Create<HttpContext, string>(http => http.Request.Path.StartsWithSegments(HealthPath, StringComparison.OrdinalIgnoreCase)
            ? RateLimitPartition.GetNoLimiter(string.Empty)
            : Bucket($"address {ClientAddress.Of(http)}", edge.RequestsPerSecond, edge.RequestBurst)),
        PartitionedRateLimiter.Create<HttpContext, string>(http => http.User.FindFirst(CallerClaims.Subject) is { } account
            ? Bucket($"account {account.Value}", edge.RequestsPerSecond, edge.RequestBurst)
            : RateLimitPartition.GetNoLimiter(string.Empty)),
        PartitionedRateLimiter.Create<HttpContext, string>(http => SignInPaths.Contains(http.Request.Path)
            ? RateLimitPartition.GetSlidingWindowLimiter(ClientAddress.Of(http), _ => new SlidingWindowRateLimiterOptions
            {
                PermitLimit = edge.SignInsPerMinute,
                Window = TimeSpan.FromMinutes(1),
                SegmentsPerWindow = 6,
            })
            : RateLimitPartition.GetNoLimiter(string.Empty)),
        PartitionedRateLimiter.Create<HttpContext, string>(http => HttpMethods.IsPost(http.Request.Method) && ImportPaths.Contains(http.Request.Path) && http.User.FindFirst(CallerClaims.Subject) is { } account
            ? RateLimitPartition.GetConcurrencyLimiter(account.Value, _ => new ConcurrencyLimiterOptions { PermitLimit = edge.ImportsAtOnce })
            : RateLimitPartition.GetNoLimiter(string.Empty)));

    private static RateLimitPartition<string> Bucket(string key, int perSecond, int burst) => RateLimitPartition.GetTokenBucketLimiter(key, _ => new TokenBucketRateLimiterOptions
    {
        TokenLimit = burst,
        TokensPerPeriod = perSecond,
        ReplenishmentPeriod = ReplenishEvery,
    });

    private static async ValueTask Refuse(OnRejectedContext rejected)
    {
        var http = rejected.HttpContext;
        var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : ReplenishEvery;
        http.Response.StatusCode = StatusCodes.Status429TooManyRequests;
        http.Response.Headers.RetryAfter = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        await http.RequestServices.GetRequiredService<IProblemDetailsService>().TryWriteAsync(new ProblemDetailsContext
        {
            HttpContext = http,
            ProblemDetails = new ProblemDetails { Status = StatusCodes.Status429TooManyRequests, Detail = "Too many requests. Wait as long as Retry-After says." },
        });
    }
}
