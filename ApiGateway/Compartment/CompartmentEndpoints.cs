using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Twin.Access;
using Twin.Http;
using Twin.Idempotency;
using Twin.Objects;
using Twin.People;

namespace Twin.Compartment;

/// <summary>特殊人群 and 信访, for compartment officers alone. Mapped only where there is a compartment: elsewhere these are unknown routes.</summary>
internal static class CompartmentEndpoints
{
    private const int DefaultPage = 50;
    private const int LongestText = 400;

    public static void MapCompartment(this IEndpointRouteBuilder api)
    {
        var compartment = api.MapGroup("/compartment/{register}").WithTags("Compartment")
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status404NotFound);
        compartment.MapGet("", ListCompartmentRecords).Needs(RightsTable.Compartment, Right.Read);
        compartment.MapPost("", CreateCompartmentRecord).Needs(RightsTable.Compartment, Right.Create);

        var one = compartment.MapGroup("/{id}");
        one.MapGet("", GetCompartmentRecord).Needs(RightsTable.Compartment, Right.Read);
        one.MapGet("/changes", ListCompartmentChanges).Needs(RightsTable.Compartment, Right.ReadChanges);
        one.MapPost("/reveal", RevealCompartmentField).Needs(RightsTable.Compartment, Right.Reveal).KeepsNoAnswer()
            .ProducesProblem(StatusCodes.Status429TooManyRequests);

        var conditional = one.MapGroup("").ProducesProblem(StatusCodes.Status412PreconditionFailed).ProducesProblem(StatusCodes.Status428PreconditionRequired);
        conditional.MapPatch("", PatchCompartmentRecord).Needs(RightsTable.Compartment, Right.Edit)
            .Accepts<JsonElement>("application/merge-patch+json", "application/json");
        conditional.MapDelete("", DeleteCompartmentRecord).Needs(RightsTable.Compartment, Right.Delete);
    }

    /// <summary>A page of a register, <c>special-person</c> or <c>petition</c>, newest first. Needs a purpose; each record shown is on record.</summary>
    /// <param name="area">Only what belongs to this area or one within it.</param>
    /// <param name="category">A code of the register's category list.</param>
    /// <param name="status">A code of the list <c>petition-status</c>.</param>
    /// <param name="person">Only what is linked to this person of the library.</param>
    /// <param name="q">Words that must all stand in the record.</param>
    /// <param name="limit">1 to 200; 50 when not given. A search for words may have fewer on a page, with more to come.</param>
    /// <param name="cursor">From the previous page.</param>
    private static async Task<Results<Ok<CompartmentList>, ProblemHttpResult>> ListCompartmentRecords(
        string register, string? area, string? category, string? status, string? person, string? q, int? limit, string? cursor, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        new[] { area, category, status, person, q, cursor }.Any(text => text?.Length > LongestText)
            ? Answer.Problem(Refusal.Invalid("q", $"no condition may have more than {LongestText} characters"))
            : Answer.Of(
                await grains.Compartment().List(caller, new CompartmentQuery(register, area, category, status, person, q, cursor, limit ?? DefaultPage), cancellationToken),
                CompartmentList.Of);

    /// <summary>Adds a record to a register. Its attributes are those of the register.</summary>
    private static async Task<Results<Created<CompartmentCreated>, ProblemHttpResult>> CreateCompartmentRecord(
        string register, JsonElement attributes, Caller caller, IGrainFactory grains, CancellationToken cancellationToken)
    {
        // An id that says nothing and cannot be guessed.
        var key = new ObjectKey(register, Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)));
        var outcome = await grains.CompartmentRecord(key).Create(caller, attributes.GetRawText(), cancellationToken);
        return outcome.Succeeded
            ? TypedResults.Created($"/api/v1/compartment/{key}", new CompartmentCreated(key.Id, outcome.Value))
            : Answer.Problem(outcome.Refusal);
    }

    /// <summary>A record, its numbers masked; its revision is also the ETag. Needs a purpose, and is on record.</summary>
    private static async Task<Results<Ok<CompartmentView>, ProblemHttpResult>> GetCompartmentRecord(
        string register, string id, Caller caller, IGrainFactory grains, HttpResponse response, CancellationToken cancellationToken)
    {
        var outcome = await grains.CompartmentRecord(new ObjectKey(register, id)).Read(caller, cancellationToken);
        Preconditions.Tag(response, outcome.Value?.Revision);
        return Answer.Of(outcome, CompartmentView.Of);
    }

    /// <summary>Changes some attributes: a JSON merge patch (RFC 7396) of the revision in If-Match.</summary>
    private static async Task<Results<Ok<Revised>, ProblemHttpResult>> PatchCompartmentRecord(
        string register, string id, JsonElement patch, Caller caller, IGrainFactory grains, HttpContext http, CancellationToken cancellationToken)
    {
        var seen = Preconditions.OfChange(http.Request);
        return Stored(http.Response, seen.Succeeded
            ? await grains.CompartmentRecord(new ObjectKey(register, id)).Patch(caller, patch.GetRawText(), seen.Value, cancellationToken)
            : seen.Refusal);
    }

    /// <summary>Erases a record and its history for good.</summary>
    private static async Task<Results<Ok<Revised>, ProblemHttpResult>> DeleteCompartmentRecord(
        string register, string id, Caller caller, IGrainFactory grains, HttpContext http, CancellationToken cancellationToken)
    {
        var seen = Preconditions.OfChange(http.Request);
        return Stored(http.Response, seen.Succeeded
            ? await grains.CompartmentRecord(new ObjectKey(register, id)).Delete(caller, seen.Value, cancellationToken)
            : seen.Refusal);
    }

    /// <summary>Shows one masked field in clear, for a reason that goes on record before the value leaves; only so many an hour.</summary>
    private static async Task<Results<Ok<RevealedField>, ProblemHttpResult>> RevealCompartmentField(
        string register, string id, RevealRequest reveal, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        Answer.Of(
            await grains.CompartmentRecord(new ObjectKey(register, id)).Reveal(caller, reveal.Field, reveal.Reason, cancellationToken),
            value => new RevealedField(reveal.Field, value));

    /// <summary>What was changed in a record, by whom and when, newest first; numbers are masked. Needs a purpose.</summary>
    /// <param name="limit">1 to 200; 50 when not given.</param>
    /// <param name="cursor">From the previous page.</param>
    private static Task<Results<Ok<ChangePage>, ProblemHttpResult>> ListCompartmentChanges(
        string register, string id, int? limit, string? cursor, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) => Paged.Of(
            new PageCursor("compartment-changes", register, id),
            cursor,
            after => grains.CompartmentRecord(new ObjectKey(register, id)).ReadChanges(caller, after, limit ?? ChangePage.DefaultLimit, cancellationToken),
            ChangePage.Of);

    private static Results<Ok<Revised>, ProblemHttpResult> Stored(HttpResponse response, Outcome<long> outcome)
    {
        Preconditions.Tag(response, outcome.Succeeded ? outcome.Value : null);
        return Answer.Of(outcome, revision => new Revised(revision));
    }
}
