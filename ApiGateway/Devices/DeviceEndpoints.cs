using Microsoft.AspNetCore.Http.HttpResults;
using Twin.Access;
using Twin.Http;

namespace Twin.Devices;

internal static class DeviceEndpoints
{
    public static void MapDevices(this IEndpointRouteBuilder api)
    {
        var device = api.MapGroup("/devices/{id}").WithTags("Devices")
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status404NotFound);
        device.MapGet("", GetDevice).Needs(ObjectKind.Device, Right.Read);
        device.MapGet("/history", GetDeviceHistory).Needs(ObjectKind.Device, Right.Read);
        device.MapPost("/alarms/{rule}/acknowledge", AcknowledgeAlarm).Needs(ObjectKind.Device, Right.Acknowledge).ProducesProblem(StatusCodes.Status409Conflict);

        api.MapGet("/profiles/{id}", GetProfile).Needs(ObjectKind.Profile, Right.Read).WithTags("Devices")
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status404NotFound);
    }

    /// <summary>A device as it is now: live values with their times, alarms, connection, revision. Or as it was.</summary>
    /// <param name="at">ISO 8601: as of that time, from what is stored. Of its alarms only the latest of each rule is known.</param>
    private static async Task<Results<Ok<DeviceSnapshot>, ProblemHttpResult>> GetDevice(string id, string? at, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        HistoryRange.FindBadTime((nameof(at), at)) is { } refusal ? Answer.Problem(refusal)
        : Answer.Of(HistoryRange.TimeOf(at) is { } past ? await grains.Device(id).GetAt(caller, past, cancellationToken) : await grains.Device(id).Get(caller, cancellationToken));

    /// <summary>Stored readings of one metric, oldest first: raw, or with a step in buckets (min, max, avg, last, count).</summary>
    /// <param name="metric">Such as <c>smoke.obscuration</c>.</param>
    /// <param name="from">ISO 8601, inclusive; 24 hours before <paramref name="to"/> when not given.</param>
    /// <param name="to">ISO 8601, exclusive; now when not given.</param>
    /// <param name="step">The width of a bucket, such as <c>30s</c>, <c>1m</c>, <c>1h</c>, <c>1d</c>; raw readings when not given.</param>
    private static async Task<Results<Ok<HistorySeries>, ProblemHttpResult>> GetDeviceHistory(
        string id, string? metric, string? from, string? to, string? step, Caller caller, IGrainFactory grains, TimeProvider time, CancellationToken cancellationToken)
    {
        var query = HistoryRange.Parse(metric, from, to, step, time.GetUtcNow());
        return query.Succeeded
            ? Answer.Of(await grains.Device(id).GetHistory(caller, query.Value, cancellationToken))
            : Answer.Problem(query.Refusal);
    }

    /// <summary>I have seen the alarm of this rule: raised › acknowledged. It clears by readings alone.</summary>
    private static async Task<Results<Ok<Revised>, ProblemHttpResult>> AcknowledgeAlarm(
        string id, string rule, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        Answer.Of(await grains.Device(id).AcknowledgeAlarm(caller, rule, cancellationToken), revision => new Revised(revision));

    /// <summary>A device model: its metrics and the rules that judge them.</summary>
    private static async Task<Results<Ok<DeviceProfile>, ProblemHttpResult>> GetProfile(string id, IGrainFactory grains, CancellationToken cancellationToken) =>
        Answer.Of(await grains.Profile(id).Get(cancellationToken));
}
