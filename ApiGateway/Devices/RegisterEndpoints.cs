using Microsoft.AspNetCore.Http.HttpResults;
using Twin.Access;
using Twin.Http;
using Twin.Search;

namespace Twin.Devices;

internal static class RegisterEndpoints
{
    public static void MapRegisters(this IEndpointRouteBuilder api) =>
        api.MapGet("/registers", GetRegisters).Needs(ObjectKind.Device, Right.Read).WithTags("Devices")
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status403Forbidden);

    /// <summary>The registers of devices within my areas: video sources, video devices, product profiles, sensors. Each part says where its list is.</summary>
    /// <param name="area">An area code; all of my areas when not given.</param>
    private static async Task<Results<Ok<RegistersView>, ProblemHttpResult>> GetRegisters(
        string? area, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        CatalogLimits.Check(new ObjectFilter { Area = area }) is { } refusal
            ? Answer.Problem(refusal)
            : Answer.Of(await grains.Registers().Read(caller, area, cancellationToken), registers => RegistersView.Of(registers, area));
}
