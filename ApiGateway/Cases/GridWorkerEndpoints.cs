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
        worker.MapGet("", GetGridWorker).Needs(ObjectKind.GridWorker, Right.Read);
        worker.MapPut("/duty", SetWorkerDuty).Needs(ObjectKind.GridWorker, Right.SetDuty).ProducesProblem(StatusCodes.Status403Forbidden);
        worker.MapPost("/hand-over", HandCasesOver).Needs(ObjectKind.GridWorker, Right.SetDuty).ProducesProblem(StatusCodes.Status403Forbidden);
    }

    /// <summary>A grid worker: grids, duty, load and inbox.</summary>
    private static async Task<Results<Ok<GridWorkerSnapshot>, ProblemHttpResult>> GetGridWorker(string id, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        Answer.Of(await grains.GridWorker(id).Get(caller, cancellationToken));

    /// <summary>Gives all open cases of a worker to a colleague, each as it is: the worker alone, or a supervisor. Whoever goes on leave and has a deputy need not.</summary>
    private static async Task<Results<Ok<HandedOver>, ProblemHttpResult>> HandCasesOver(string id, HandOver handOver, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        Answer.Of(await grains.GridWorker(id).HandOver(caller, handOver.Worker, handOver.Note, cancellationToken), cases => new HandedOver(cases));

    /// <summary>Puts a worker on or off duty: the worker alone, or a supervisor.</summary>
    private static async Task<Results<Ok<Revised>, ProblemHttpResult>> SetWorkerDuty(string id, Duty duty, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        Answer.Of(await grains.GridWorker(id).SetDuty(caller, duty.OnDuty, cancellationToken), revision => new Revised(revision));
}
