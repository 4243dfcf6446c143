using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Twin.Access;
using Twin.Http;
using Twin.Objects;

namespace Twin.Devices;

internal static class CommandEndpoints
{
    public static void MapDeviceCommands(this IEndpointRouteBuilder api)
    {
        var device = api.MapGroup("/devices/{id}").WithTags("Devices")
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status404NotFound);
        device.MapGet("/commands", ListDeviceCommands).Needs(ObjectKind.Device, Right.Read);
        device.MapPost("/commands", SendDeviceCommand).Needs(ObjectKind.Device, Right.Command).ProducesProblem(StatusCodes.Status429TooManyRequests);
        device.MapGet("/desired", GetDeviceProperties).Needs(ObjectKind.Device, Right.Read);
        device.MapPatch("/desired", PatchDeviceDesired).Needs(ObjectKind.Device, Right.Command).Accepts<JsonElement>("application/merge-patch+json", "application/json")
            .ProducesProblem(StatusCodes.Status412PreconditionFailed)
            .ProducesProblem(StatusCodes.Status428PreconditionRequired);
    }

    /// <summary>What the device was told to do, newest first, and what became of it.</summary>
    private static async Task<Results<Ok<CommandList>, ProblemHttpResult>> ListDeviceCommands(
        string id, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        Answer.Of(await grains.Device(id).ListCommands(caller, cancellationToken), commands => new CommandList([.. commands.Select(CommandItem.Of)]));

    /// <summary>
    /// Tells the device to do something its profile knows. The answer says how far it has come: sent, or accepted while
    /// it waits for the device. It is done only when the device acknowledges it.
    /// </summary>
    private static async Task<Results<Ok<CommandItem>, ProblemHttpResult>> SendDeviceCommand(
        string id, CommandBody body, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        Answer.Of(await grains.Device(id).SendCommand(caller, body.ToRequest(), cancellationToken), CommandItem.Of);

    /// <summary>Reported and desired properties; the revision of the desired ones is also the ETag.</summary>
    private static async Task<Results<Ok<PropertyView>, ProblemHttpResult>> GetDeviceProperties(
        string id, Caller caller, IGrainFactory grains, HttpResponse response, CancellationToken cancellationToken) =>
        Tagged(response, await grains.Device(id).GetProperties(caller, cancellationToken));

    /// <summary>Changes what the device should be set to: a JSON merge patch (RFC 7396) of the revision in If-Match, "0" at first.</summary>
    private static async Task<Results<Ok<PropertyView>, ProblemHttpResult>> PatchDeviceDesired(
        string id, JsonElement patch, Caller caller, IGrainFactory grains, HttpContext http, CancellationToken cancellationToken)
    {
        var seen = Preconditions.OfChange(http.Request);
        return seen.Succeeded
            ? Tagged(http.Response, await grains.Device(id).PatchDesired(caller, patch.GetRawText(), seen.Value, cancellationToken))
            : Answer.Problem(seen.Refusal);
    }

    private static Results<Ok<PropertyView>, ProblemHttpResult> Tagged(HttpResponse response, Outcome<DeviceProperties> outcome)
    {
        Preconditions.Tag(response, outcome.Value?.Revision);
        return Answer.Of(outcome, PropertyView.Of);
    }
}
