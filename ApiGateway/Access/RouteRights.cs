using Microsoft.AspNetCore.Authorization;
using Twin.Accounts;
using Twin.Http;

namespace Twin.Access;

/// <summary>
/// Says of each route which right it needs, and refuses whoever does not have it before anything of the request is read.
/// Which objects a right reaches is for the grains to say.
/// </summary>
internal static class RouteRights
{
    private const string KindInRoute = "kind";

    /// <summary>The right that a call of this route needs.</summary>
    public static RouteHandlerBuilder Needs(this RouteHandlerBuilder route, string kind, Right right) =>
        route.WithMetadata(new RouteRight(kind, right)).ProducesProblem(StatusCodes.Status403Forbidden);

    /// <summary>The right that a call of this route needs for objects of the kind in its path.</summary>
    public static RouteHandlerBuilder Needs(this RouteHandlerBuilder route, Right right) =>
        route.WithMetadata(new RouteRight(Kind: null, right)).ProducesProblem(StatusCodes.Status403Forbidden);

    /// <summary>A route for every account, whatever its role.</summary>
    public static RouteHandlerBuilder NeedsNoRight(this RouteHandlerBuilder route) => route.WithMetadata(RouteRight.Anyone);

    /// <summary>Refuses by role; a route under <paramref name="prefix"/> that needs a token and names no right is closed to all.</summary>
    public static void UseRouteRights(this WebApplication app, string prefix) => app.Use((http, next) =>
    {
        // What routing answers by itself (405, 415) is no route of ours.
        if (http.GetEndpoint() is not RouteEndpoint endpoint || !http.Request.Path.StartsWithSegments(prefix, StringComparison.OrdinalIgnoreCase) || endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null)
        {
            return next(http);
        }

        var needed = endpoint.Metadata.GetMetadata<RouteRight>()
            ?? throw new InvalidOperationException($"{endpoint.DisplayName} does not say which right it needs: add Needs(kind, right).");
        return Refuse(needed, http) is { } refusal ? Answer.Problem(refusal).ExecuteAsync(http) : next(http);
    });

    private static Refusal? Refuse(RouteRight needed, HttpContext http) => needed == RouteRight.Anyone
        ? null
        : Rights.Refuse(CallerClaims.Read(http), needed.Kind ?? (string)http.GetRouteValue(KindInRoute)!, needed.Right);
}
