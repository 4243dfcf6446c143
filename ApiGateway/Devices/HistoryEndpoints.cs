using Microsoft.AspNetCore.Http.HttpResults;
using Twin.Access;
using Twin.Exchange;
using Twin.Http;

namespace Twin.Devices;

internal static class HistoryEndpoints
{
    public static void MapHistory(this IEndpointRouteBuilder api)
    {
        var history = api.MapGroup("").WithTags("Devices")
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status403Forbidden)
            .ProducesProblem(StatusCodes.Status404NotFound);
        history.MapGet("/history", GetHistory).Needs(ObjectKind.Device, Right.Read);
        history.MapGet("/history.csv", ExportHistory).Needs(RightsTable.Catalog, Right.Export).Produces<string>(StatusCodes.Status200OK, FileTypes.Csv);
    }

    /// <summary>Stored readings of one metric of many devices, oldest first: raw, or with a step in buckets.</summary>
    private static async Task<Results<Ok<HistoryView>, ProblemHttpResult>> GetHistory(
        [AsParameters] HistoryDevicesQuery devices, [AsParameters] HistoryRangeQuery range, Caller caller, IGrainFactory grains, TimeProvider time, CancellationToken cancellationToken)
    {
        var query = range.Parse(time.GetUtcNow());
        if (!query.Succeeded)
        {
            return Answer.Problem(query.Refusal);
        }

        var chosen = await devices.Choose(caller, grains, cancellationToken);
        if (!chosen.Succeeded)
        {
            return Answer.Problem(chosen.Refusal);
        }

        // Each may answer with as many points as leaves the whole within bounds.
        var asked = query.Value with { Limit = Math.Max(1, HistoryView.MostPoints / Math.Max(1, chosen.Value.Length)) };
        var found = await Task.WhenAll(chosen.Value.Select(device => grains.Device(device).GetHistory(caller, asked, cancellationToken)));
        return found.FirstOrDefault(static series => !series.Succeeded)?.Refusal is { } refused
            ? Answer.Problem(refused)
            : TypedResults.Ok(new HistoryView(
                asked.Metric, asked.From, asked.To, [.. chosen.Value.Zip(found, static (device, series) => DeviceSeries.Of(device, series.Value!))]));
    }

    /// <summary>
    /// The same as a csv file, as it is read, without the limit to how many devices there are. Sensors of a home are left out for those
    /// who may not read of people, or say no purpose.
    /// </summary>
    private static async Task<Results<PushStreamHttpResult, ProblemHttpResult>> ExportHistory(
        [AsParameters] HistoryDevicesQuery devices, [AsParameters] HistoryRangeQuery range, Caller caller, IGrainFactory grains, TimeProvider time, CancellationToken cancellationToken)
    {
        var query = range.Parse(time.GetUtcNow());
        if ((query.Refusal ?? devices.Check() ?? Rights.Refuse(caller, ObjectKind.Device, Right.Read)) is { } refusal)
        {
            return Answer.Problem(refusal);
        }

        var file = new HistoryFile(grains, caller, query.Value!);
        return TypedResults.Stream(stream => file.Write(stream, devices.All(caller, grains, cancellationToken), time.GetUtcNow(), cancellationToken), FileTypes.Csv, "history.csv");
    }
}
