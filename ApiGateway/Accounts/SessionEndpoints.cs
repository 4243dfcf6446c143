using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Twin.Access;
using Twin.Accounts.Federation;
using Twin.Http;

namespace Twin.Accounts;

/// <summary>Signing in, going on, signing out.</summary>
internal static class SessionEndpoints
{
    private const int MaxBytes = 4096;

    public static void MapSessions(this IEndpointRouteBuilder api)
    {
        var auth = api.MapGroup("/auth").WithTags("Accounts").WithMetadata(new RequestSizeLimitAttribute(MaxBytes))
            .ProducesProblem(StatusCodes.Status401Unauthorized);
        auth.MapPost("/login", SignIn).AllowAnonymous().ProducesProblem(StatusCodes.Status429TooManyRequests);
        auth.MapPost("/refresh", Refresh).AllowAnonymous().ProducesProblem(StatusCodes.Status429TooManyRequests);
        auth.MapPost("/logout", SignOut).NeedsNoRight().OpenBeforeDuty();
    }

    /// <summary>
    /// Signs in: user name and password, and a code where the account has a second factor, for an access token and a
    /// refresh token. Wrong passwords lock the address out of the account for a while (429).
    /// </summary>
    private static async Task<Results<Ok<LoginAnswer>, ProblemHttpResult>> SignIn(
        LoginRequest login, HttpContext http, SignInFlow flow, AccessTokens tokens, CancellationToken cancellationToken)
    {
        switch (await flow.SignIn(login, ClientAddress.Of(http), cancellationToken))
        {
            case SignInAnswer.In { Grant: var grant }:
                return TypedResults.Ok(await tokens.Issue(grant, cancellationToken));
            case SignInAnswer.CodeNeeded:
                return Unauthorized("A code of the authenticator app is needed, or a recovery code: send it in the field code.");
            case SignInAnswer.TooMany { RetryAfter: var wait }:
                http.Response.Headers.RetryAfter = ((int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
                return TypedResults.Problem("Too many wrong passwords for this user name from where you are.", statusCode: StatusCodes.Status429TooManyRequests);
            default:
                return Unauthorized("The user name or the password is wrong.");
        }
    }

    /// <summary>New tokens for a refresh token, which is used up by it. One that was used before ends the session.</summary>
    private static async Task<Results<Ok<LoginAnswer>, ProblemHttpResult>> Refresh(
        RefreshRequest refresh, IGrainFactory grains, AccessTokens tokens, SessionCache sessions, CancellationToken cancellationToken)
    {
        if (RefreshToken.Parse(refresh.RefreshToken) is { } token)
        {
            if (await grains.Account(token.UserName).Refresh(token.Session, token.Secret, cancellationToken) is { } grant)
            {
                return TypedResults.Ok(await tokens.Issue(grant, cancellationToken));
            }

            sessions.Forget(token.Session);
        }

        return Unauthorized("The session has ended: sign in again.");
    }

    /// <summary>Ends the session whose token this is; of a token of an outside issuer all that were issued to its account up to now.</summary>
    private static async Task<NoContent> SignOut(HttpContext http, Caller caller, IGrainFactory grains, SessionCache sessions, CancellationToken cancellationToken)
    {
        if (CallerClaims.SessionOf(http.User) is { } session)
        {
            await grains.Account(caller.Subject).EndSession(session, cancellationToken);
            sessions.Forget(session);
        }
        else if (http.Features.Get<FederatedStanding>() is { } federated)
        {
            await federated.Leave(cancellationToken);
        }

        return TypedResults.NoContent();
    }

    private static ProblemHttpResult Unauthorized(string why) => TypedResults.Problem(why, statusCode: StatusCodes.Status401Unauthorized);
}
