using Microsoft.AspNetCore.Http.HttpResults;
using Twin.Access;
using Twin.Http;

namespace Twin.Devices;

internal static class AccessEndpoints
{
    public static void MapDeviceAccess(this IEndpointRouteBuilder api)
    {
        var device = api.MapGroup("/devices/{id}/access-credentials").WithTags("Devices")
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status404NotFound);
        device.MapGet("/", ListAccessCredentials).Needs(ObjectKind.Device, Right.Read);
        device.MapPost("/", GrantAccess).Needs(ObjectKind.Device, Right.Command).ProducesProblem(StatusCodes.Status409Conflict);
        device.MapDelete("/{number:int}", RevokeAccess).Needs(ObjectKind.Device, Right.Command);
    }

    /// <summary>Who is let in at a door, and who no longer is.</summary>
    private static async Task<Results<Ok<AccessCredentialList>, ProblemHttpResult>> ListAccessCredentials(
        string id, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        Answer.Of(await grains.Door(id).List(caller, cancellationToken), credentials => new AccessCredentialList(credentials));

    /// <summary>
    /// Lets somebody who lives there in at a door, by a card, a code or a face. It is taken back by itself when the person
    /// moves out or dies. The same again is the same credential.
    /// </summary>
    private static async Task<Results<Ok<AccessCredential>, ProblemHttpResult>> GrantAccess(
        string id, AccessGrant grant, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        Answer.Of(await grains.Doors().Grant(caller, id, grant, cancellationToken), credential => credential);

    /// <summary>Takes a credential back.</summary>
    private static async Task<Results<Ok<AccessCredential>, ProblemHttpResult>> RevokeAccess(
        string id, int number, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        Answer.Of(await grains.Door(id).Revoke(caller, number, cancellationToken), credential => credential);
}
