using Microsoft.AspNetCore.Http.HttpResults;
using Twin.Access;
using Twin.Http;

namespace Twin.Devices;

internal static class EventEndpoints
{
    private const int DefaultLimit = 100;

    public static void MapDeviceEvents(this IEndpointRouteBuilder api)
    {
        var device = api.MapGroup("/devices/{id}").WithTags("Devices")
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status404NotFound);
        device.MapGet("/events", ListDeviceEvents).Needs(ObjectKind.Device, Right.Read);
        device.MapPost("/feedback", GiveFeedback).Needs(ObjectKind.Device, Right.Acknowledge).ProducesProblem(StatusCodes.Status409Conflict);
    }

    /// <summary>What happened at the device, the newest first. Who passed a door is shown to those who may read of people, with a purpose.</summary>
    /// <param name="type">Such as <c>access</c>.</param>
    /// <param name="from">ISO 8601, inclusive.</param>
    /// <param name="to">ISO 8601, exclusive.</param>
    /// <param name="before">Only those after this one in the list: the number of the last one of the previous page.</param>
    /// <param name="limit">1 to 1,000; 100 when not given.</param>
    private static async Task<Results<Ok<EventPage>, ProblemHttpResult>> ListDeviceEvents(
        string id, string? type, string? from, string? to, long? before, int? limit, Caller caller, IGrainFactory grains, CancellationToken cancellationToken)
    {
        if (HistoryRange.FindBadTime(("from", from), ("to", to)) is { } refusal)
        {
            return Answer.Problem(refusal);
        }

        var query = new EventQuery(type, HistoryRange.TimeOf(from), HistoryRange.TimeOf(to), before, limit ?? DefaultLimit);
        return Answer.Of(await grains.Device(id).ListEvents(caller, query, cancellationToken), events => new EventPage([.. events.Select(EventItem.Of)]));
    }

    /// <summary>
    /// What the device warned of has been dealt with: ends the alarms that a person's word can end, and resolves their cases.
    /// Alarms such as fire end by what the device says alone.
    /// </summary>
    private static async Task<Results<Ok<Revised>, ProblemHttpResult>> GiveFeedback(
        string id, DeviceFeedback feedback, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        Answer.Of(await grains.Device(id).GiveFeedback(caller, feedback, cancellationToken), revision => new Revised(revision));
}
