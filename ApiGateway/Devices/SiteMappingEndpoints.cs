using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Twin.Access;
using Twin.Http;

namespace Twin.Devices;

internal static class SiteMappingEndpoints
{
    private static readonly JsonElement Nothing = JsonElement.Parse("{}");

    public static void MapSiteMappings(this IEndpointRouteBuilder api)
    {
        var mappings = api.MapGroup("/mappings").WithTags("Devices")
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status403Forbidden);
        mappings.MapGet("", ListSiteMappings).Needs(ObjectKind.SiteMapping, Right.Read);
        mappings.MapPost("/try", TrySiteMapping).Needs(ObjectKind.SiteMapping, Right.Edit).ProducesProblem(StatusCodes.Status409Conflict);
        mappings.MapGet("/{mapping}", GetSiteMapping).Needs(ObjectKind.SiteMapping, Right.Read).ProducesProblem(StatusCodes.Status404NotFound);
        mappings.MapPut("/{mapping}", PutSiteMapping).Needs(ObjectKind.SiteMapping, Right.Edit).ProducesProblem(StatusCodes.Status409Conflict);
        mappings.MapDelete("/{mapping}", DeleteSiteMapping).Needs(ObjectKind.SiteMapping, Right.Delete).ProducesProblem(StatusCodes.Status404NotFound);
    }

    /// <summary>The mappings in force, by id: how messages are read that no dialect knows.</summary>
    private static async Task<Results<Ok<SiteMappingList>, ProblemHttpResult>> ListSiteMappings(Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        Answer.Of(await grains.SiteMappings().List(caller, cancellationToken), mappings => new SiteMappingList(mappings));

    /// <summary>What a mapping would make of a message or of an order; nothing is saved, nothing is taken in and nothing is sent.</summary>
    private static async Task<Results<Ok<MappingTrialResult>, ProblemHttpResult>> TrySiteMapping(
        SiteMappingTrialBody body, Caller caller, IGrainFactory grains, CancellationToken cancellationToken)
    {
        var bytes = new byte[body.PayloadBase64?.Length ?? 0];
        var length = 0;
        if (body.PayloadBase64 is { } base64 && !Convert.TryFromBase64String(base64, bytes, out length))
        {
            return Answer.Problem(Refusal.Invalid("payloadBase64", "is not Base64"));
        }

        if (body.Order is { } order && !(ObjectKey.IsValidId(order.Device) && (order.Values ?? Nothing).ValueKind == JsonValueKind.Object))
        {
            return Answer.Problem(Refusal.Invalid("order", "must name a device, and values as a JSON object"));
        }

        var payload = body.PayloadBase64 is null ? Encoding.UTF8.GetBytes(body.Payload ?? string.Empty) : bytes[..length];
        return Answer.Of(await grains.SiteMappings().Try(caller, new MappingTrial(body.Mapping, body.Topic, ImmutableArray.Create(payload), body.Device, OrderOf(body.Order)), cancellationToken));
    }

    private static DeviceOrder? OrderOf(SiteMappingOrderBody? order) => order is null
        ? null
        : new DeviceOrder(order.Device, Gateway: null, order.Number, order.Method, order.Writes, (order.Values ?? Nothing).GetRawText(), Revision: order.Method is null ? 1 : 0);

    /// <summary>A mapping.</summary>
    /// <param name="version">One of the last 20; the one in force when not given.</param>
    private static async Task<Results<Ok<SiteMapping>, ProblemHttpResult>> GetSiteMapping(
        string mapping, int? version, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        Answer.Of(await grains.SiteMapping(mapping).Get(caller, version, cancellationToken));

    /// <summary>Saves a version of a mapping, in force within a few seconds; the same once more changes nothing.</summary>
    private static async Task<Results<Ok<SiteMappingVersion>, ProblemHttpResult>> PutSiteMapping(
        string mapping, MappingDefinition definition, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        Answer.Of(await grains.SiteMapping(mapping).Put(caller, definition, cancellationToken), version => new SiteMappingVersion(version));

    /// <summary>Takes a mapping out of force; its versions stay.</summary>
    private static async Task<Results<Ok<SiteMappingVersion>, ProblemHttpResult>> DeleteSiteMapping(
        string mapping, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        Answer.Of(await grains.SiteMapping(mapping).Delete(caller, cancellationToken), version => new SiteMappingVersion(version));
}
