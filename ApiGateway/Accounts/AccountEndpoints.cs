using Microsoft.AspNetCore.Http.HttpResults;
using Twin.Access;
using Twin.Accounts.Federation;
using Twin.Cases;
using Twin.Http;

namespace Twin.Accounts;

internal static class AccountEndpoints
{
    public static void MapAccounts(this IEndpointRouteBuilder api)
    {
        api.MapSessions();
        api.MapMyAccount();
        api.MapAdministration();
        api.MapFederatedAccounts();
        var me = api.MapGroup("/me").WithTags("Accounts").ProducesProblem(StatusCodes.Status401Unauthorized);
        me.MapGet("", GetMe).NeedsNoRight().OpenBeforeDuty();
        me.MapGet("/inbox", GetMyInbox).NeedsNoRight().ProducesProblem(StatusCodes.Status403Forbidden);
        me.MapPut("/duty", SetMyDuty).NeedsNoRight().ProducesProblem(StatusCodes.Status403Forbidden);
    }

    /// <summary>Who I am: role, areas, and the grid worker whose account this is.</summary>
    private static Ok<Me> GetMe(Caller caller) =>
        TypedResults.Ok(new Me(caller.Subject, caller.Role, caller.Scope.Prefixes, caller.Worker, [.. caller.Bindings.Select(key => key.ToString())]));

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
