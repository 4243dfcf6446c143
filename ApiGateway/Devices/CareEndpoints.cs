using Microsoft.AspNetCore.Http.HttpResults;
using Twin.Access;
using Twin.Http;
using Twin.Places;
using Twin.Search;

namespace Twin.Devices;

internal static class CareEndpoints
{
    private static readonly FactCondition HasFault = new("health", FactComparison.AtMost, "99");

    public static void MapDeviceCare(this IEndpointRouteBuilder api)
    {
        api.MapGet("/devices/{id}/health", GetDeviceHealth).Needs(ObjectKind.Device, Right.Read).WithTags("Devices")
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status404NotFound);
        api.MapGet("/device-care", ListFaultyDevices).Needs(ObjectKind.Device, Right.Read).WithTags("Devices")
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status403Forbidden);
    }

    /// <summary>How well a device is: a score from 100 down to 0, and every fault that takes from it, with what was measured.</summary>
    private static async Task<Results<Ok<DeviceHealth>, ProblemHttpResult>> GetDeviceHealth(
        string id, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        Answer.Of(await grains.Device(id).GetHealth(caller, cancellationToken));

    /// <summary>The faulty devices within my areas, the worst first, counted by fault and by the parts of the area.</summary>
    /// <param name="area">An area code; all of my areas when not given.</param>
    /// <param name="fault">Only devices with this fault, such as <c>battery</c>.</param>
    /// <param name="limit">1 to 200; 50 when not given.</param>
    /// <param name="cursor">From the previous page.</param>
    private static async Task<Results<Ok<DeviceCareView>, ProblemHttpResult>> ListFaultyDevices(
        string? area, string? fault, int? limit, string? cursor, Caller caller, IGrainFactory grains, CancellationToken cancellationToken)
    {
        if (fault is not null && !DeviceCareView.Faults.Contains(fault))
        {
            return Answer.Problem(Refusal.Invalid("fault", $"must be one of {string.Join(", ", DeviceCareView.Faults)}"));
        }

        var all = new ObjectFilter { Kind = ObjectKind.Device, Area = area };
        var faulty = all with { Facts = [HasFault], Labels = fault is null ? [] : [DeviceCareView.LabelOf(fault)] };
        var page = limit ?? CatalogLimits.DefaultPage;
        if ((CatalogLimits.Check(all) ?? CatalogLimits.CheckPage(page, cursor)) is { } refusal)
        {
            return Answer.Problem(refusal);
        }

        var catalog = grains.Catalog();
        var devices = await catalog.Count(caller, all, cancellationToken);
        var found = await catalog.List(caller, new CatalogQuery(faulty, "fact:health", cursor, page), cancellationToken);
        if ((devices.Refusal ?? found.Refusal) is { } refused)
        {
            return Answer.Problem(refused);
        }

        var byArea = await catalog.Summarize(caller, faulty, $"area:{DigitsBelow(area)}", cancellationToken);
        var byFault = await catalog.Summarize(caller, faulty, "label", cancellationToken);
        return Answer.Of(byArea, areas => DeviceCareView.Of(devices.Value, areas, byFault.Value!, found.Value!));
    }

    private static int DigitsBelow(string? area) => area is null || AreaCode.LevelOf(area) is not { } level
        ? (int)AreaLevel.Grid
        : (int)(AreaCode.Below(level) ?? AreaLevel.MicroGrid);
}
