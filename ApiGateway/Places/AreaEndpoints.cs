using Microsoft.AspNetCore.Http.HttpResults;
using Twin.Access;
using Twin.Http;

namespace Twin.Places;

internal static class AreaEndpoints
{
    public static void MapAreas(this IEndpointRouteBuilder api)
    {
        var areas = api.MapGroup("").WithTags("Places")
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status404NotFound);
        areas.MapGet("/districts/{id}", GetDistrict).Needs(ObjectKind.District, Right.Read);
        areas.MapGet("/streets/{id}", GetStreet).Needs(ObjectKind.Street, Right.Read);
        areas.MapGet("/communities/{id}", GetCommunity).Needs(ObjectKind.Community, Right.Read);
        areas.MapGet("/micro-grids/{id}", GetMicroGrid).Needs(ObjectKind.MicroGrid, Right.Read);
        areas.MapGet("/places/tree", GetTree).Needs(RightsTable.Catalog, Right.Read).ProducesProblem(StatusCodes.Status400BadRequest);
        areas.MapGet("/places/locate", Locate).Needs(RightsTable.Catalog, Right.Read).ProducesProblem(StatusCodes.Status400BadRequest);
    }

    /// <summary>A district and its streets.</summary>
    private static Task<Results<Ok<AreaSnapshot>, ProblemHttpResult>> GetDistrict(string id, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        Get(grains.Area(ObjectKind.District, id), caller, cancellationToken);

    /// <summary>A street and its communities.</summary>
    private static Task<Results<Ok<AreaSnapshot>, ProblemHttpResult>> GetStreet(string id, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        Get(grains.Area(ObjectKind.Street, id), caller, cancellationToken);

    /// <summary>A community and its grids.</summary>
    private static Task<Results<Ok<AreaSnapshot>, ProblemHttpResult>> GetCommunity(string id, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        Get(grains.Community(id), caller, cancellationToken);

    /// <summary>A micro-grid.</summary>
    private static Task<Results<Ok<AreaSnapshot>, ProblemHttpResult>> GetMicroGrid(string id, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        Get(grains.Area(ObjectKind.MicroGrid, id), caller, cancellationToken);

    /// <summary>Which areas a point lies in, from the district down: those of the smallest area whose boundary holds it.</summary>
    /// <param name="lon">Degrees east, WGS 84.</param>
    /// <param name="lat">Degrees north, WGS 84.</param>
    private static async Task<Results<Ok<LocatedPlace>, ProblemHttpResult>> Locate(
        double lon, double lat, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        Answer.Of(await grains.Places().Locate(caller, new GeoPoint(lon, lat), cancellationToken));

    /// <summary>An area and its parts, with how many objects of each kind lie in them: the parts add up to the whole.</summary>
    /// <param name="area">An area code; the districts when not given.</param>
    private static async Task<Results<Ok<PlaceTree>, ProblemHttpResult>> GetTree(string? area, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        Answer.Of(await grains.Places().GetTree(caller, area, cancellationToken));

    private static async Task<Results<Ok<AreaSnapshot>, ProblemHttpResult>> Get(IAreaGrain area, Caller caller, CancellationToken cancellationToken) =>
        Answer.Of(await area.Get(caller, cancellationToken));
}
