using Microsoft.AspNetCore.Http.HttpResults;
using Twin.Access;
using Twin.Http;

namespace Twin.Models;

internal static class ModelEndpoints
{
    public static void MapModels(this IEndpointRouteBuilder api)
    {
        var models = api.MapGroup("/models").WithTags("Models").ProducesProblem(StatusCodes.Status401Unauthorized);
        models.MapGet("", ListModels).Needs(ObjectKind.Model, Right.Read);
        models.MapGet("/{kind}", GetModel).Needs(ObjectKind.Model, Right.Read).ProducesProblem(StatusCodes.Status404NotFound);
        models.MapPut("/{kind}", PutModel).Needs(ObjectKind.Model, Right.Edit).ProducesProblem(StatusCodes.Status409Conflict);
    }

    /// <summary>The models in force: what objects of each kind are like whose model is data.</summary>
    private static async Task<Ok<ModelList>> ListModels(IGrainFactory grains, CancellationToken cancellationToken) =>
        TypedResults.Ok(new ModelList([.. (await grains.Models().List(cancellationToken)).Select(ModelView.Of)]));

    /// <summary>A model.</summary>
    /// <param name="version">An older one; the one in force when not given.</param>
    private static async Task<Results<Ok<ModelView>, ProblemHttpResult>> GetModel(string kind, int? version, IGrainFactory grains, CancellationToken cancellationToken) =>
        Answer.Of(await grains.Model(kind).Get(version, cancellationToken), ModelView.Of);

    /// <summary>Publishes a version of a model, in force at once. Objects stay as they are until they are changed. For administrators.</summary>
    private static async Task<Results<Ok<PublishedVersion>, ProblemHttpResult>> PutModel(
        string kind, ModelBody model, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        Answer.Of(await grains.Model(kind).Put(caller, model.ToDefinition(), cancellationToken), version => new PublishedVersion(version));
}
