using Microsoft.AspNetCore.Http.HttpResults;
using Twin.Access;
using Twin.Http;

namespace Twin.Places;

internal static class PlaceEndpoints
{
    public static void MapPlaces(this IEndpointRouteBuilder api)
    {
        var places = api.MapGroup("").WithTags("Places")
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status404NotFound);
        places.MapGet("/communities/{id}", GetCommunity);
        places.MapGet("/grids/{id}", GetGrid);
        places.MapGet("/buildings/{id}", GetBuilding);
    }

    /// <summary>A community and its grids.</summary>
    private static async Task<Results<Ok<CommunitySnapshot>, ProblemHttpResult>> GetCommunity(string id, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        Answer.Of(await grains.Community(id).Get(caller, cancellationToken));

    /// <summary>A grid: its workers, its open cases, its devices by condition, hazards in the open.</summary>
    private static async Task<Results<Ok<GridSnapshot>, ProblemHttpResult>> GetGrid(string id, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        Answer.Of(await grains.Grid(id).Get(caller, cancellationToken));

    /// <summary>A building: its devices by condition and its open hazards.</summary>
    private static async Task<Results<Ok<BuildingSnapshot>, ProblemHttpResult>> GetBuilding(string id, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        Answer.Of(await grains.Building(id).Get(caller, cancellationToken));
}
