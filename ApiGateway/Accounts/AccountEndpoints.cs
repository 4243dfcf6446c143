using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Twin.Access;
using Twin.Cases;
using Twin.Http;

namespace Twin.Accounts;

internal static class AccountEndpoints
{
    private const int MaxLoginBytes = 4096;

    public static void MapAccounts(this IEndpointRouteBuilder api)
    {
        api.MapPost("/auth/login", SignIn).AllowAnonymous().WithTags("Accounts")
            .WithMetadata(new RequestSizeLimitAttribute(MaxLoginBytes))
            .ProducesProblem(StatusCodes.Status401Unauthorized);

        var me = api.MapGroup("/me").WithTags("Accounts").ProducesProblem(StatusCodes.Status401Unauthorized);
        me.MapGet("", GetMe);
        me.MapGet("/inbox", GetMyInbox).ProducesProblem(StatusCodes.Status403Forbidden);
        me.MapPut("/duty", SetMyDuty).ProducesProblem(StatusCodes.Status403Forbidden);
    }

    /// <summary>Signs in: user name and password for an access token that holds for an hour.</summary>
    private static async Task<Results<Ok<LoginAnswer>, ProblemHttpResult>> SignIn(
        LoginRequest login, IGrainFactory grains, Passwords passwords, AccessTokens tokens, CancellationToken cancellationToken)
    {
        var userName = login.UserName.ToLowerInvariant();
        var account = ObjectKey.IsValidId(userName) ? await grains.Account(userName).GetCredential(cancellationToken) : null;

        // An over-long password is checked too, cut short, so that it takes as long as any other wrong one.
        var password = login.Password.Length <= Passwords.Longest ? login.Password : string.Empty;
        return await passwords.Verify(account?.PasswordHash, password, cancellationToken)
            ? TypedResults.Ok(new LoginAnswer(await tokens.Issue(account!, cancellationToken), (int)AccessTokens.Lifetime.TotalSeconds))
            : TypedResults.Problem("The user name or the password is wrong.", statusCode: StatusCodes.Status401Unauthorized);
    }

    /// <summary>Who I am: role, areas, and the grid worker whose account this is.</summary>
    private static Ok<Me> GetMe(Caller caller) =>
        TypedResults.Ok(new Me(caller.Subject, caller.Role, caller.Scope.Prefixes, caller.Worker));

    /// <summary>My open cases, the most urgent first.</summary>
    private static async Task<Results<Ok<InboxPage>, ProblemHttpResult>> GetMyInbox(Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        caller.Worker is { } worker
            ? Answer.Of(
                await grains.GridWorker(worker).Get(caller, cancellationToken),
                snapshot => new InboxPage(snapshot.Id, snapshot.OnDuty, snapshot.Inbox, snapshot.Inbox.Length))
            : NoWorker();

    /// <summary>Goes on or off duty. On duty, cases of the worker's grids are dispatched to it.</summary>
    private static async Task<Results<Ok<Revised>, ProblemHttpResult>> SetMyDuty(Duty duty, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        caller.Worker is { } worker
            ? Answer.Of(await grains.GridWorker(worker).SetDuty(caller, duty.OnDuty, cancellationToken), revision => new Revised(revision))
            : NoWorker();

    private static ProblemHttpResult NoWorker() => Answer.Problem(Refusal.Forbidden("This is not the account of a grid worker."));
}
