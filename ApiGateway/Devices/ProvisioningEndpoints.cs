using Microsoft.AspNetCore.Http.HttpResults;
using Twin.Access;
using Twin.Http;

namespace Twin.Devices;

internal static class ProvisioningEndpoints
{
    public static void MapProvisioning(this IEndpointRouteBuilder api)
    {
        var keys = api.MapGroup("/provisioning-keys").WithTags("Devices")
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status403Forbidden);
        keys.MapGet("", ListProvisioningKeys).Needs(ObjectKind.ProvisioningKey, Right.Read);
        keys.MapPost("", CreateProvisioningKey).Needs(ObjectKind.ProvisioningKey, Right.Create).ProducesProblem(StatusCodes.Status409Conflict);
        keys.MapGet("/{key}", GetProvisioningKey).Needs(ObjectKind.ProvisioningKey, Right.Read).ProducesProblem(StatusCodes.Status404NotFound);
        keys.MapDelete("/{key}", RevokeProvisioningKey).Needs(ObjectKind.ProvisioningKey, Right.Delete).ProducesProblem(StatusCodes.Status404NotFound);

        var credential = api.MapGroup("/devices/{id}/credential").WithTags("Devices")
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status404NotFound);
        credential.MapPost("", RotateCredential).Needs(ObjectKind.Device, Right.Edit);
        credential.MapDelete("", RevokeCredential).Needs(ObjectKind.Device, Right.Edit);
    }

    /// <summary>The provisioning keys: how many devices have claimed with each, and until when it holds.</summary>
    private static async Task<Results<Ok<ProvisioningKeyList>, ProblemHttpResult>> ListProvisioningKeys(Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        Answer.Of(await grains.Provisioning().ListKeys(caller, cancellationToken), keys => new ProvisioningKeyList(keys));

    /// <summary>Makes a provisioning key; its secret is in this answer and nowhere else.</summary>
    private static async Task<Results<Ok<ProvisioningKeySecret>, ProblemHttpResult>> CreateProvisioningKey(
        ProvisioningKeyBody body, Caller caller, IGrainFactory grains, CancellationToken cancellationToken)
    {
        if (!ObjectKey.IsValidId(body.Id))
        {
            return Answer.Problem(Refusal.Invalid("id", ObjectKey.IdRule));
        }

        var terms = new ProvisioningTerms(body.Name, body.Profile, body.Building, body.Grid, body.MaxDevices, body.ExpiresAt);
        return Answer.Of(await grains.ProvisioningKey(body.Id).Create(caller, terms, cancellationToken), secret => new ProvisioningKeySecret(body.Id, secret));
    }

    /// <summary>A provisioning key.</summary>
    private static async Task<Results<Ok<ProvisioningKeySnapshot>, ProblemHttpResult>> GetProvisioningKey(string key, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        Answer.Of(await grains.ProvisioningKey(key).Get(caller, cancellationToken));

    /// <summary>Nobody claims with the key any more; what has been claimed stays.</summary>
    private static async Task<Results<Ok<Revised>, ProblemHttpResult>> RevokeProvisioningKey(string key, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        Answer.Of(await grains.ProvisioningKey(key).Revoke(caller, cancellationToken), revision => new Revised(revision));

    /// <summary>Gives the device a new secret, which is its access token as well; the old ones hold no longer, and its connections end.</summary>
    private static async Task<Results<Ok<DeviceCredential>, ProblemHttpResult>> RotateCredential(string id, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        Answer.Of(await grains.Device(id).RotateCredential(caller, cancellationToken), secret => new DeviceCredential(secret));

    /// <summary>The device has no secret and no token any more, and its connections end; a certificate in its record still holds.</summary>
    private static async Task<Results<Ok<Revised>, ProblemHttpResult>> RevokeCredential(string id, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        Answer.Of(await grains.Device(id).RevokeCredential(caller, cancellationToken), revision => new Revised(revision));
}
