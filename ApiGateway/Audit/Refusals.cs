using System.Reflection;
using Twin.Accounts;

namespace Twin.Audit;

/// <summary>Puts every answer 403 on record, wherever in the pipeline it was given.</summary>
internal static class Refusals
{
    public static void UseRefusalRecord(this WebApplication app) => app.Use(async (http, next) =>
    {
        await next(http);
        if (http.Response.StatusCode == StatusCodes.Status403Forbidden && http.User.Identity is { IsAuthenticated: true })
        {
            var operation = http.GetEndpoint()?.Metadata.GetMetadata<MethodInfo>()?.Name ?? http.Request.Method;
            var events = http.RequestServices.GetRequiredService<SecurityEvents>();
            await events.Refused(CallerClaims.Read(http), operation, CancellationToken.None);
        }
    });
}
