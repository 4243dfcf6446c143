using System.Security.Claims;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Twin.Accounts.Federation;

namespace Twin.Accounts;

/// <summary>A sound token is good only while its session is open and the account's rights are those it says.</summary>
internal static class SessionCheck
{
    public static async Task Check(TokenValidatedContext context)
    {
        if (await Find(context.HttpContext, context.Principal!) is { } status)
        {
            context.HttpContext.Features.Set(status);
        }
        else
        {
            context.Fail("The session has ended, or the account has changed since.");
        }
    }

    /// <summary>Whether the token of a request that goes on for long is still good.</summary>
    public static async ValueTask<bool> IsGood(HttpContext http) =>
        http.Features.Get<FederatedStanding>() is { } federated ? await federated.IsGood() : await Find(http, http.User) is not null;

    private static async ValueTask<SessionStatus?> Find(HttpContext http, ClaimsPrincipal user)
    {
        if (user.FindFirstValue(CallerClaims.Subject) is not { } userName
            || user.FindFirstValue(CallerClaims.Session) is not { } session
            || !long.TryParse(user.FindFirstValue(CallerClaims.Version), out var version))
        {
            return null;
        }

        var status = await http.RequestServices.GetRequiredService<SessionCache>().Get(userName, session);
        return status.IsOpen && status.Version <= version ? status : null;
    }
}
