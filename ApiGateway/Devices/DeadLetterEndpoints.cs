using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Twin.Access;
using Twin.Http;

namespace Twin.Devices;

internal static class DeadLetterEndpoints
{
    private const int MaxLetters = 1_000;
    private const int DefaultLimit = 100;

    public static void MapDeadLetters(this IEndpointRouteBuilder api)
    {
        var letters = api.MapGroup("/dead-letters").WithTags("Devices")
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status403Forbidden);
        letters.MapGet("", ListDeadLetters).Needs(RightsTable.DeadLetter, Right.Read);
        letters.MapPost("/replay", ReplayDeadLetters).Needs(RightsTable.DeadLetter, Right.Edit);
        letters.MapPost("/{id}/replay", ReplayDeadLetter).Needs(RightsTable.DeadLetter, Right.Edit)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict);
    }

    /// <summary>Messages that could not be understood, newest first. Administrators and operators only.</summary>
    /// <param name="device">Who sent them.</param>
    /// <param name="before">Only those with a lower id: the last one of the previous page.</param>
    /// <param name="limit">1 to 1,000; 100 when not given.</param>
    private static async Task<Results<Ok<DeadLetterPage>, ProblemHttpResult>> ListDeadLetters(
        string? device, long? before, int? limit, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        limit is < 1 or > MaxLetters
            ? Answer.Problem(Refusal.Invalid("limit", $"must be 1 to {MaxLetters}"))
            : Answer.Of(
                await grains.DeadLetters().List(caller, device, before, limit ?? DefaultLimit, cancellationToken),
                letters => new DeadLetterPage([.. letters.Select(DeadLetterItem.Of)]));

    /// <summary>
    /// Reads a message again, with the mappings, profiles and devices as they are now and the time at which it came. What was taken
    /// in before, and what is replayed twice, has no second effect.
    /// </summary>
    private static async Task<Results<Ok<ReplayResult>, ProblemHttpResult>> ReplayDeadLetter(string id, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? Answer.Of(await grains.DeadLetters().Replay(caller, number, cancellationToken))
            : Answer.Problem(new Refusal(RefusalReason.NotFound, $"There is no dead letter {id}."));

    /// <summary>Reads again what has not been replayed, oldest first, up to 100 at a time; go on after the last id of the answer.</summary>
    private static async Task<Results<Ok<ReplayList>, ProblemHttpResult>> ReplayDeadLetters(
        ReplayBody body, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        Answer.Of(
            await grains.DeadLetters().ReplayAll(caller, new LetterFilter(body.Device, body.Topic, body.Reason, body.After ?? 0), body.Limit ?? DefaultLimit, cancellationToken),
            results => new ReplayList(results));
}
