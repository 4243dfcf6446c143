namespace Twin.Edge;

/// <summary>What every answer tells a browser: keep nothing, guess nothing, frame nothing, load nothing from elsewhere.</summary>
internal static class SecurityHeaders
{
    private const string ApiPath = "/api";
    private const string PagePath = "/swagger";
    private const string NothingAtAll = "default-src 'none'; base-uri 'none'; frame-ancestors 'none'";
    private const string OwnPage = "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; script-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    /// <summary>The page to try the interface on brings scripts and styles of its own in its text.</summary>
    private const string TryOutPage = "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; script-src 'self' 'unsafe-inline'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'";

    private const string TwoYears = "max-age=63072000; includeSubDomains";

    public static void UseSecurityHeaders(this WebApplication app) => app.Use((http, next) =>
    {
        http.Response.OnStarting(Add, http);
        return next(http);
    });

    private static Task Add(object state)
    {
        var http = (HttpContext)state;
        var path = http.Request.Path;
        var isApi = path.StartsWithSegments(ApiPath, StringComparison.OrdinalIgnoreCase);
        var headers = http.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(self), microphone=()";
        headers.ContentSecurityPolicy = isApi ? NothingAtAll : path.StartsWithSegments(PagePath, StringComparison.OrdinalIgnoreCase) ? TryOutPage : OwnPage;
        if (isApi)
        {
            headers.CacheControl = "no-store";
        }

        if (http.Request.IsHttps)
        {
            headers.StrictTransportSecurity = TwoYears;
        }

        return Task.CompletedTask;
    }
}
