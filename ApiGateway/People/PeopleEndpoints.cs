using Microsoft.AspNetCore.Http.HttpResults;
using Twin.Access;
using Twin.Http;

namespace Twin.People;

internal static class PeopleEndpoints
{
    public static void MapPeople(this IEndpointRouteBuilder api)
    {
        var people = api.MapGroup("").WithTags("People")
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status404NotFound);
        people.MapGet("/people/{id}", GetPerson);
        people.MapGet("/households/{id}", GetHousehold);
    }

    /// <summary>A resident. ID number and phone are masked.</summary>
    private static async Task<Results<Ok<PersonSnapshot>, ProblemHttpResult>> GetPerson(string id, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        Answer.Of(await grains.Person(id).Get(caller, cancellationToken));

    /// <summary>A home, its members, and the labels of theirs that make a hazard there more severe.</summary>
    private static async Task<Results<Ok<HouseholdSnapshot>, ProblemHttpResult>> GetHousehold(string id, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        Answer.Of(await grains.Household(id).Get(caller, cancellationToken));
}
