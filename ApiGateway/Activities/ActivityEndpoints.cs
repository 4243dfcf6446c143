using Microsoft.AspNetCore.Http.HttpResults;
using Twin.Access;
using Twin.Cases;
using Twin.Http;
using Twin.Notices;
using Twin.Search;

namespace Twin.Activities;

internal static class ActivityEndpoints
{
    public static void MapActivities(this IEndpointRouteBuilder api)
    {
        api.MapGet("/me/activities", ListMyActivities).NeedsNoRight().WithTags("Activities").ProducesProblem(StatusCodes.Status401Unauthorized);

        var activities = api.MapGroup("/activities").WithTags("Activities").ProducesProblem(StatusCodes.Status401Unauthorized);
        activities.MapGet("", ListActivities).Needs(ObjectKind.Activity, Right.Handle);
        activities.MapPost("", AnnounceActivity).Needs(ObjectKind.Activity, Right.Create);

        var one = activities.MapGroup("/{id}").ProducesProblem(StatusCodes.Status404NotFound);
        one.MapGet("", GetActivity).Needs(ObjectKind.Activity, Right.Read);
        var change = one.MapGroup("").ProducesProblem(StatusCodes.Status409Conflict);
        change.MapPost("/cancel", CancelActivity).Needs(ObjectKind.Activity, Right.Edit);
        change.MapPost("/sign-up", SignUp).Needs(ObjectKind.Activity, Right.Respond);
        change.MapPost("/withdraw", WithdrawFromActivity).Needs(ObjectKind.Activity, Right.Respond);
        change.MapPost("/sign-in", SignInToActivity).Needs(ObjectKind.Activity, Right.Respond);
        change.MapPost("/attendance", RecordAttendance).Needs(ObjectKind.Activity, Right.Handle);
    }

    /// <summary>Activities to come where I live, the next first; <c>picked</c> says which of them mean me.</summary>
    private static async Task<Ok<Board>> ListMyActivities(Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        TypedResults.Ok(new Board(await grains.Board().ListActivities(caller, cancellationToken)));

    /// <summary>Activities within my areas, the next first.</summary>
    /// <param name="status">Open ones when not given.</param>
    /// <param name="limit">1 to 200; 50 when not given.</param>
    /// <param name="cursor">From the previous page.</param>
    private static Task<Results<Ok<ObjectPage>, ProblemHttpResult>> ListActivities(
        ActivityStatus? status, int? limit, string? cursor, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) => grains.ListPage(
        caller, new ObjectFilter { Kind = ObjectKind.Activity, Statuses = [GatewayJson.Name(status ?? ActivityStatus.Open)] }, "fact:starts", limit, cursor, cancellationToken);

    /// <summary>Announces an activity with its places.</summary>
    private static async Task<Results<Created<ActivitySnapshot>, ProblemHttpResult>> AnnounceActivity(
        NewActivity activity, HttpContext http, Caller caller, IGrainFactory grains, CancellationToken cancellationToken)
    {
        var announced = await grains.Activity(NewCaseId.For("e", http.Request, caller, string.Empty)).Announce(caller, activity.ToDraft(), cancellationToken);
        return announced.Succeeded ? TypedResults.Created($"/api/v1/activities/{announced.Value.Id}", announced.Value) : Answer.Problem(announced.Refusal);
    }

    /// <summary>An activity: staff with a purpose see who takes part, residents how they stand themselves.</summary>
    private static async Task<Results<Ok<ActivitySnapshot>, ProblemHttpResult>> GetActivity(string id, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        Answer.Of(await grains.Activity(id).Get(caller, cancellationToken));

    /// <summary>Calls an activity off, with the reason; who had signed up is told.</summary>
    private static async Task<Results<Ok<ActivitySnapshot>, ProblemHttpResult>> CancelActivity(string id, WordedReason cancel, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        Answer.Of(await grains.Activity(id).Cancel(caller, cancel.Reason, cancellationToken));

    /// <summary>I take a place, or wait for one when all are taken.</summary>
    private static async Task<Results<Ok<ActivitySnapshot>, ProblemHttpResult>> SignUp(string id, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        Answer.Of(await grains.Activity(id).SignUp(caller, cancellationToken));

    /// <summary>I give my place back; who waits longest gets it and is told.</summary>
    private static async Task<Results<Ok<ActivitySnapshot>, ProblemHttpResult>> WithdrawFromActivity(string id, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        Answer.Of(await grains.Activity(id).Withdraw(caller, cancellationToken));

    /// <summary>I am there: from one hour before the start on, with the code that is shown there.</summary>
    private static async Task<Results<Ok<ActivitySnapshot>, ProblemHttpResult>> SignInToActivity(string id, SignInCode signIn, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        Answer.Of(await grains.Activity(id).SignIn(caller, signIn.Code, cancellationToken));

    /// <summary>Somebody with a place is there, without a phone to say so.</summary>
    private static async Task<Results<Ok<ActivitySnapshot>, ProblemHttpResult>> RecordAttendance(string id, Attendance attendance, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        Answer.Of(await grains.Activity(id).SignInPerson(caller, attendance.Person, cancellationToken));
}
