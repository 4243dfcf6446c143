using Microsoft.AspNetCore.Http.HttpResults;
using Twin.Access;
using Twin.Http;

namespace Twin.Procedures;

internal static class ProcedureEndpoints
{
    public static void MapProcedures(this IEndpointRouteBuilder api)
    {
        var procedures = api.MapGroup("/procedures/{category}").WithTags("Procedures").ProducesProblem(StatusCodes.Status401Unauthorized).ProducesProblem(StatusCodes.Status404NotFound);
        procedures.MapGet("", GetProcedure).Needs(ObjectKind.Procedure, Right.Read);
        procedures.MapPut("", PublishProcedure).Needs(ObjectKind.Procedure, Right.Edit);
    }

    /// <summary>What is to be done in each step of the cases of a category, in all its versions.</summary>
    private static async Task<Results<Ok<ProcedureList>, ProblemHttpResult>> GetProcedure(string category, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        Answer.Of(await grains.Procedure(category).GetAll(caller, cancellationToken), versions => new ProcedureList(category, versions));

    /// <summary>Publishes the next version; those before it stay. Cases follow the one that was in force when they came to their status.</summary>
    private static async Task<Results<Ok<ProcedureList>, ProblemHttpResult>> PublishProcedure(string category, ProcedureBody procedure, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        Answer.Of(await grains.Procedure(category).Publish(caller, procedure.ToDraft(), cancellationToken), versions => new ProcedureList(category, versions));
}
