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
        places.MapGet("/grids/{id}", GetGrid).Needs(ObjectKind.Grid, Right.Read);
        places.MapGet("/estates/{id}", GetEstate).Needs(ObjectKind.Estate, Right.Read);
        places.MapGet("/buildings/{id}", GetBuilding).Needs(ObjectKind.Building, Right.Read);
        places.MapGet("/buildings/{id}/matrix", GetBuildingMatrix).Needs(ObjectKind.Building, Right.Read);
        places.MapGet("/rooms/{id}", GetRoom).Needs(ObjectKind.Room, Right.Read);
    }

    /// <summary>A grid: its workers, its open cases, its devices by condition, hazards in the open.</summary>
    private static async Task<Results<Ok<GridSnapshot>, ProblemHttpResult>> GetGrid(string id, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        Answer.Of(await grains.Grid(id).Get(caller, cancellationToken));

    /// <summary>A building: its devices by condition and its open hazards.</summary>
    private static async Task<Results<Ok<BuildingSnapshot>, ProblemHttpResult>> GetBuilding(string id, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        Answer.Of(await grains.Building(id).Get(caller, cancellationToken));

    /// <summary>An estate.</summary>
    private static async Task<Results<Ok<EstateSnapshot>, ProblemHttpResult>> GetEstate(string id, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        Answer.Of(await grains.Estate(id).Get(caller, cancellationToken));

    /// <summary>A building as floors by rooms, with the labels and the alarms of each. Homes and labels are shown for a purpose only.</summary>
    private static async Task<Results<Ok<BuildingMatrix>, ProblemHttpResult>> GetBuildingMatrix(string id, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        Answer.Of(await grains.Places().GetMatrix(caller, id, cancellationToken));

    /// <summary>A room: who lives there, what stands there, what is open. People and homes are shown for a purpose only.</summary>
    /// <param name="id">Building, unit and door: <c>b-3:2:501</c>.</param>
    private static async Task<Results<Ok<RoomAnswer>, ProblemHttpResult>> GetRoom(string id, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        Answer.Of(await grains.Places().GetRoomPage(caller, id, cancellationToken), RoomAnswer.Of);
}
