using Microsoft.AspNetCore.Http.HttpResults;
using Twin.Access;
using Twin.Http;

namespace Twin.Cases;

internal static class GridWorkerEndpoints
{
    public static void MapGridWorkers(this IEndpointRouteBuilder api)
    {
        var worker = api.MapGroup("/grid-workers/{id}").WithTags("Grid workers")
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status404NotFound);
        worker.MapGet("", Get);
        worker.MapPut("/duty", SetDuty).ProducesProblem(StatusCodes.Status403Forbidden);
    }

    /// <summary>A grid worker: grids, duty, load and inbox.</summary>
    private static async Task<Results<Ok<GridWorkerSnapshot>, ProblemHttpResult>> Get(string id, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        Answer.Of(await grains.GridWorker(id).Get(caller, cancellationToken));

    /// <summary>Puts a worker on or off duty: the worker alone, or a supervisor.</summary>
    private static async Task<Results<Ok<Revised>, ProblemHttpResult>> SetDuty(string id, Duty duty, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        Answer.Of(await grains.GridWorker(id).SetDuty(caller, duty.OnDuty, cancellationToken), revision => new Revised(revision));
}
