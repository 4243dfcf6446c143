using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Twin.Http;

namespace Twin.Access;

internal static class PurposeEndpoints
{
    private const string Section = "Twin:Purposes";

    public static void MapPurposes(this IEndpointRouteBuilder api) =>
        api.MapGet("/purposes", ListPurposes).NeedsNoRight().WithTags("Access").ProducesProblem(StatusCodes.Status401Unauthorized);

    /// <summary>The common reasons to read personal data, for the header <c>X-Purpose</c>; it takes words of one's own too.</summary>
    private static Ok<ImmutableArray<Purpose>> ListPurposes(IConfiguration configuration) =>
        TypedResults.Ok(configuration.GetSection(Section).Get<Purpose[]>() is { Length: > 0 } own ? [.. own] : Shipped());

    private static ImmutableArray<Purpose> Shipped()
    {
        using var stream = typeof(PurposeEndpoints).Assembly.GetManifestResourceStream("purposes.json")!;
        return JsonSerializer.Deserialize<ImmutableArray<Purpose>>(stream, GatewayJson.Options);
    }
}
