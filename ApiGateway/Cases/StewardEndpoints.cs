using Microsoft.AspNetCore.Http.HttpResults;
using Twin.Access;
using Twin.Http;

namespace Twin.Cases;

internal static class StewardEndpoints
{
    public static void MapStewards(this IEndpointRouteBuilder api)
    {
        var stewards = api.MapGroup("").WithTags("Stewards").ProducesProblem(StatusCodes.Status401Unauthorized).ProducesProblem(StatusCodes.Status404NotFound);
        stewards.MapGet("/me/steward", GetMySteward).NeedsNoRight();
        stewards.MapGet("/households/{id}/steward", GetStewardOf).Needs(ObjectKind.Household, Right.Read);
    }

    /// <summary>Who is there for my home now, by roster, shift and leave.</summary>
    private static async Task<Results<Ok<Steward>, ProblemHttpResult>> GetMySteward(Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        Answer.Of(await grains.Stewards().FindMine(caller, cancellationToken));

    /// <summary>Who is there for a home now.</summary>
    private static async Task<Results<Ok<Steward>, ProblemHttpResult>> GetStewardOf(string id, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        Answer.Of(await grains.Stewards().FindOf(caller, id, cancellationToken));
}
