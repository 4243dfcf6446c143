using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Twin.Access;
using Twin.Http;

namespace Twin.Objects;

internal static class ObjectEndpoints
{
    public static void MapObjects(this IEndpointRouteBuilder api)
    {
        var objects = api.MapGroup("/objects/{kind}/{id}").WithTags("Objects").AddEndpointFilter(LibraryKind.Check)
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status404NotFound);
        objects.MapGet("", GetObject).Needs(Right.Read);
        objects.MapGet("/changes", ListObjectChanges).Needs(Right.ReadChanges);

        var changes = objects.MapGroup("").ProducesProblem(StatusCodes.Status409Conflict);
        changes.MapPost("/restore", RestoreObject).Needs(Right.Restore);

        var conditional = changes.MapGroup("").ProducesProblem(StatusCodes.Status412PreconditionFailed);
        conditional.MapPut("", PutObject).Needs(Right.Edit);
        conditional.MapPatch("", PatchObject).Needs(Right.Edit).Accepts<JsonElement>("application/merge-patch+json", "application/json")
            .ProducesProblem(StatusCodes.Status428PreconditionRequired);
        conditional.MapDelete("", DeleteObject).Needs(Right.Delete).ProducesProblem(StatusCodes.Status428PreconditionRequired);
    }

    /// <summary>An object as I may see it; its revision is also the ETag.</summary>
    private static async Task<Results<Ok<ObjectView>, ProblemHttpResult>> GetObject(
        string kind, string id, Caller caller, IGrainFactory grains, HttpResponse response, CancellationToken cancellationToken)
    {
        var outcome = await grains.Object(new ObjectKey(kind, id)).Read(caller, cancellationToken);
        Preconditions.Tag(response, outcome.Value?.Revision);
        return Answer.Of(outcome, ObjectView.Of);
    }

    /// <summary>Creates an object or replaces its attributes. With If-Match only what I have seen, with If-None-Match: * only what is new.</summary>
    private static async Task<Results<Ok<Revised>, ProblemHttpResult>> PutObject(
        string kind, string id, JsonElement attributes, Caller caller, IGrainFactory grains, HttpContext http, CancellationToken cancellationToken)
    {
        var grain = grains.Object(new ObjectKey(kind, id));
        var seen = Preconditions.OfPut(http.Request);
        return !seen.Succeeded
            ? Answer.Problem(seen.Refusal)
            : Stored(http.Response, seen.Value is { Revision: { } revision }
                ? await grain.Replace(caller, attributes.GetRawText(), revision, cancellationToken)
                : await grain.Put(caller, attributes.GetRawText(), cancellationToken));
    }

    /// <summary>Changes some attributes: a JSON merge patch (RFC 7396) of the revision in If-Match.</summary>
    private static async Task<Results<Ok<Revised>, ProblemHttpResult>> PatchObject(
        string kind, string id, JsonElement patch, Caller caller, IGrainFactory grains, HttpContext http, CancellationToken cancellationToken)
    {
        var seen = Preconditions.OfChange(http.Request);
        return seen.Succeeded
            ? Stored(http.Response, await grains.Object(new ObjectKey(kind, id)).Patch(caller, patch.GetRawText(), seen.Value, cancellationToken))
            : Answer.Problem(seen.Refusal);
    }

    /// <summary>Takes an object out of every list and answer until it is restored.</summary>
    private static async Task<Results<Ok<Revised>, ProblemHttpResult>> DeleteObject(
        string kind, string id, Caller caller, IGrainFactory grains, HttpContext http, CancellationToken cancellationToken)
    {
        var seen = Preconditions.OfChange(http.Request);
        return seen.Succeeded
            ? Stored(http.Response, await grains.Object(new ObjectKey(kind, id)).Delete(caller, seen.Value, cancellationToken))
            : Answer.Problem(seen.Refusal);
    }

    /// <summary>Brings a deleted object back as it was.</summary>
    private static async Task<Results<Ok<Revised>, ProblemHttpResult>> RestoreObject(
        string kind, string id, Caller caller, IGrainFactory grains, HttpResponse response, CancellationToken cancellationToken) =>
        Stored(response, await grains.Object(new ObjectKey(kind, id)).Restore(caller, cancellationToken));

    /// <summary>What was changed in an object, by whom and when, newest first; sensitive values are masked.</summary>
    /// <param name="limit">1 to 200; 50 when not given.</param>
    /// <param name="cursor">From the previous page.</param>
    private static Task<Results<Ok<ChangePage>, ProblemHttpResult>> ListObjectChanges(
        string kind, string id, int? limit, string? cursor, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) => Paged.Of(
            new PageCursor("changes", kind, id),
            cursor,
            after => grains.Changes().Read(caller, new ObjectKey(kind, id), after, limit ?? ChangePage.DefaultLimit, cancellationToken),
            ChangePage.Of);

    private static Results<Ok<Revised>, ProblemHttpResult> Stored(HttpResponse response, Outcome<long> outcome)
    {
        Preconditions.Tag(response, outcome.Succeeded ? outcome.Value : null);
        return Answer.Of(outcome, revision => new Revised(revision));
    }
}
