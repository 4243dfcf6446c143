using System.Collections.Immutable;
using Microsoft.AspNetCore.Http.HttpResults;
using Twin.Access;
using Twin.Http;
using Twin.Idempotency;

namespace Twin.People;

internal static class PeopleEndpoints
{
    public static void MapPeople(this IEndpointRouteBuilder api)
    {
        var people = api.MapGroup("").WithTags("People").ProducesProblem(StatusCodes.Status401Unauthorized);
        people.MapGet("/code-lists", ListCodeLists).NeedsNoRight();

        var one = people.MapGroup("").ProducesProblem(StatusCodes.Status404NotFound);
        one.MapGet("/people/{id}", GetPerson).Needs(ObjectKind.Person, Right.Read);
        one.MapGet("/households/{id}", GetHousehold).Needs(ObjectKind.Household, Right.Read);
        one.MapPost("/people/{id}/reveal", RevealField).Needs(ObjectKind.Person, Right.Reveal).KeepsNoAnswer().ProducesProblem(StatusCodes.Status429TooManyRequests);
        one.MapPost("/people/{id}/move", Move).Needs(ObjectKind.Person, Right.Move).ProducesProblem(StatusCodes.Status409Conflict);
        one.MapPost("/people/{id}/death", RecordDeath).Needs(ObjectKind.Person, Right.Edit);
        one.MapDelete("/people/{id}/death", TakeBackDeath).Needs(ObjectKind.Person, Right.Edit);
        one.MapPost("/people/{id}/merge", Merge).Needs(ObjectKind.Person, Right.Merge).ProducesProblem(StatusCodes.Status409Conflict);
        one.MapPost("/people/{id}/unmerge", Unmerge).Needs(ObjectKind.Person, Right.Merge).ProducesProblem(StatusCodes.Status409Conflict);
    }

    /// <summary>The codes that fields may hold, with their titles.</summary>
    private static async Task<Ok<ImmutableArray<CodeList>>> ListCodeLists(IGrainFactory grains, CancellationToken cancellationToken) =>
        TypedResults.Ok(await grains.CodeLists().List(cancellationToken));

    /// <summary>A resident. Numbers, phone and addresses are masked for most.</summary>
    private static async Task<Results<Ok<PersonSnapshot>, ProblemHttpResult>> GetPerson(string id, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        Answer.Of(await grains.Person(id).Get(caller, cancellationToken));

    /// <summary>Shows one masked field in clear, for a reason that goes on record before the value leaves; only so many an hour.</summary>
    private static async Task<Results<Ok<RevealedField>, ProblemHttpResult>> RevealField(string id, RevealRequest reveal, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        Answer.Of(await grains.Person(id).Reveal(caller, reveal.Field, reveal.Reason, cancellationToken), value => new RevealedField(reveal.Field, value));

    /// <summary>A home, who lives and lived there, and the labels of theirs that make a hazard there more severe.</summary>
    private static async Task<Results<Ok<HouseholdSnapshot>, ProblemHttpResult>> GetHousehold(string id, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        Answer.Of(await grains.Household(id).Get(caller, cancellationToken));

    /// <summary>Moves a person into a home, out of one, or from one to another. The stay before is kept with its end.</summary>
    private static async Task<Results<Ok<Revised>, ProblemHttpResult>> Move(string id, PersonMove move, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        Answer.Of(await grains.Person(id).Move(caller, move, cancellationToken), revision => new Revised(revision));

    /// <summary>Records a death: the stay and all labels end with that day, the record is kept.</summary>
    private static async Task<Results<Ok<Revised>, ProblemHttpResult>> RecordDeath(string id, Death death, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        Answer.Of(await grains.Person(id).SetDeath(caller, death.Date, cancellationToken), revision => new Revised(revision));

    /// <summary>Takes back a death recorded by mistake: stay and labels go on as before.</summary>
    private static async Task<Results<Ok<Revised>, ProblemHttpResult>> TakeBackDeath(string id, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        Answer.Of(await grains.Person(id).SetDeath(caller, date: null, cancellationToken), revision => new Revised(revision));

    /// <summary>Takes over another record of the same person. The other leaves all lists and answers where it went.</summary>
    private static async Task<Results<Ok<PersonMerged>, ProblemHttpResult>> Merge(string id, OtherPerson other, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        Answer.Of(await Told(id, await grains.Person(id).Merge(caller, other.Other, cancellationToken), grains, cancellationToken));

    /// <summary>Gives a record back that was taken over. What was changed since stays here and is named.</summary>
    private static async Task<Results<Ok<PersonUnmerged>, ProblemHttpResult>> Unmerge(string id, OtherPerson other, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        Answer.Of(await Told(id, await grains.Person(id).Unmerge(caller, other.Other, cancellationToken), grains, cancellationToken));

    /// <summary>Answers once the other record knows, too; if it cannot be told now, it will be.</summary>
    private static async Task<Outcome<T>> Told<T>(string id, Outcome<T> outcome, IGrainFactory grains, CancellationToken cancellationToken)
    {
        if (outcome.Succeeded)
        {
            await grains.Person(id).Wake(cancellationToken);
        }

        return outcome;
    }
}
