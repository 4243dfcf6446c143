using Microsoft.AspNetCore.Http.HttpResults;
using Twin.Access;
using Twin.Http;

namespace Twin.Devices;

internal static class DevicePoolEndpoints
{
    public static void MapDevicePool(this IEndpointRouteBuilder api)
    {
        var pool = api.MapGroup("/device-pool").WithTags("Devices")
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status403Forbidden);
        pool.MapGet("", ListDevicePool).Needs(ObjectKind.PooledDevice, Right.Read);
        var device = pool.MapGroup("/{id}").ProducesProblem(StatusCodes.Status404NotFound);
        device.MapGet("", GetPooledDevice).Needs(ObjectKind.PooledDevice, Right.Read);
        device.MapGet("/suggestions", SuggestMatches).Needs(ObjectKind.PooledDevice, Right.Read);
        device.MapPost("/bind", BindPooledDevice).Needs(ObjectKind.PooledDevice, Right.Edit).ProducesProblem(StatusCodes.Status409Conflict);
        device.MapDelete("", DiscardPooledDevice).Needs(ObjectKind.PooledDevice, Right.Delete);
    }

    /// <summary>Devices that have claimed a credential and wait for a person to say what they are.</summary>
    private static async Task<Results<Ok<DevicePool>, ProblemHttpResult>> ListDevicePool(Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        Answer.Of(await grains.Provisioning().ListPool(caller, cancellationToken), devices => new DevicePool(devices));

    /// <summary>A device that waits to be bound.</summary>
    private static async Task<Results<Ok<PooledDeviceSnapshot>, ProblemHttpResult>> GetPooledDevice(string id, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        Answer.Of(await grains.PooledDevice(id).Get(caller, cancellationToken));

    /// <summary>What it might be: profiles, places and owners with confidence and reasons. Nothing is bound by this.</summary>
    private static async Task<Results<Ok<MatchSuggestions>, ProblemHttpResult>> SuggestMatches(string id, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        Answer.Of(await grains.PooledDevice(id).Suggest(caller, cancellationToken));

    /// <summary>Makes it a device of the twin, with the credential it has. What the suggestions leave unclear must be said.</summary>
    private static async Task<Results<Ok<Revised>, ProblemHttpResult>> BindPooledDevice(
        string id, BindingBody body, Caller caller, IGrainFactory grains, CancellationToken cancellationToken)
    {
        var binding = new DeviceBinding(body.Name, body.Profile, body.Building, body.Grid, body.Household, body.Gateway);
        return Answer.Of(await grains.PooledDevice(id).Bind(caller, binding, cancellationToken), revision => new Revised(revision));
    }

    /// <summary>Takes it out of the pool: its credential does not hold any more, its connections end, and it may claim again.</summary>
    private static async Task<Results<Ok<Revised>, ProblemHttpResult>> DiscardPooledDevice(string id, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        Answer.Of(await grains.PooledDevice(id).Discard(caller, cancellationToken), revision => new Revised(revision));
}
