using Microsoft.AspNetCore.Http.HttpResults;
using Twin.Access;
using Twin.Exchange.Kinds;
using Twin.Http;

namespace Twin.Exchange;

internal static class ImportMappingEndpoints
{
    public static void MapImportMappings(this IEndpointRouteBuilder api)
    {
        var mappings = api.MapGroup("/import-mappings").WithTags("Import").ProducesProblem(StatusCodes.Status401Unauthorized);
        mappings.MapGet("", ListImportMappings).Needs(RightsTable.Catalog, Right.Import);
        mappings.MapGet("/{mapping}", GetImportMapping).Needs(RightsTable.Catalog, Right.Import).ProducesProblem(StatusCodes.Status404NotFound);
        mappings.MapPut("/{mapping}", PutImportMapping).Needs(RightsTable.Catalog, Right.Import);
        mappings.MapDelete("/{mapping}", DeleteImportMapping).Needs(RightsTable.Catalog, Right.Import);
    }

    /// <summary>The column mappings that are remembered.</summary>
    private static async Task<Results<Ok<MappingList>, ProblemHttpResult>> ListImportMappings(Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        Answer.Of(await grains.Exchange().ListMappings(caller, cancellationToken), MappingList.Of);

    /// <summary>A column mapping.</summary>
    private static async Task<Results<Ok<MappingBody>, ProblemHttpResult>> GetImportMapping(string mapping, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        Answer.Of(await grains.ImportMapping(mapping).Get(caller, cancellationToken), MappingBody.Of);

    /// <summary>Remembers a column mapping under a name.</summary>
    private static async Task<Results<Ok<Revised>, ProblemHttpResult>> PutImportMapping(
        string mapping, MappingBody body, Caller caller, IGrainFactory grains, KindTables tables, CancellationToken cancellationToken)
    {
        var given = body.ToMapping(await tables.Find(body.Kind, cancellationToken));
        return given.Succeeded
            ? Answer.Of(await grains.ImportMapping(mapping).Put(caller, given.Value, cancellationToken), static revision => new Revised(revision))
            : Answer.Problem(given.Refusal);
    }

    /// <summary>Forgets a column mapping.</summary>
    private static async Task<Results<Ok<Revised>, ProblemHttpResult>> DeleteImportMapping(string mapping, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        Answer.Of(await grains.ImportMapping(mapping).Delete(caller, cancellationToken), static revision => new Revised(revision));
}
