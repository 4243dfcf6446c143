using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Twin.Access;
using Twin.Http;
using Twin.Objects;

namespace Twin.Links;

internal static class LinkEndpoints
{
    private const int DefaultPage = 50;
    private const int DefaultDepth = 4;
    private const int LongestCursor = 1_000;

    public static void MapLinks(this IEndpointRouteBuilder api)
    {
        var links = api.MapGroup("").WithTags("Links").ProducesProblem(StatusCodes.Status401Unauthorized);
        links.MapGet("/relations", ListRelations).NeedsNoRight();

        var of = links.MapGroup("/objects/{kind}/{id}").AddEndpointFilter(LibraryKind.Check).ProducesProblem(StatusCodes.Status404NotFound);
        of.MapGet("/links", ListLinks).Needs(Right.Read);
        of.MapGet("/paths", FindPaths).Needs(Right.Read);
        of.MapPost("/links", AddLink).Needs(Right.Edit).ProducesProblem(StatusCodes.Status409Conflict);
        of.MapDelete("/links/{relation}/{otherKind}/{otherId}", EndLink).Needs(Right.Edit);
    }

    /// <summary>The relations that are known, and what they are called from either end.</summary>
    private static async Task<Ok<RelationList>> ListRelations(IGrainFactory grains, CancellationToken cancellationToken) =>
        TypedResults.Ok(new RelationList(await grains.Links().Relations(cancellationToken)));

    /// <summary>What an object is linked to, from either end: by its fields, by those of others, and by hand.</summary>
    /// <param name="relation">Only this relation.</param>
    /// <param name="at">Links that hold on this day; today when not given.</param>
    /// <param name="direction"><c>out</c> for links that start from it, <c>in</c> for links that lead to it; both when not given.</param>
    /// <param name="limit">How many objects that link to this one a page has: 1 to 200; 50 when not given.</param>
    /// <param name="cursor">From the previous page.</param>
    private static async Task<Results<Ok<LinkList>, ProblemHttpResult>> ListLinks(
        string kind, string id, string? relation, DateOnly? at, string? direction, int? limit, string? cursor, Caller caller, IGrainFactory grains, CancellationToken cancellationToken)
    {
        LinkDirection? way = direction switch { "out" => LinkDirection.Out, "in" => LinkDirection.In, _ => null };
        if (direction is not null && way is null)
        {
            return Answer.Problem(Refusal.Invalid("direction", "must be out or in"));
        }

        return cursor?.Length > LongestCursor
            ? Answer.Problem(Refusal.Invalid("cursor", "is not one of ours"))
            : Answer.Of(await grains.Links().List(caller, new ObjectKey(kind, id), new LinkQuery(relation, way, at, cursor, limit ?? DefaultPage), cancellationToken), LinkList.Of);
    }

    /// <summary>Which objects of a kind are reached over a few links, and how. A path ends at an area and does not lead through it.</summary>
    /// <param name="to">A kind, or <c>kind/id</c> for one object.</param>
    /// <param name="depth">The most links on a path, 1 to 4; 4 when not given.</param>
    /// <param name="relation">Only over these; all when not given.</param>
    /// <param name="at">Over links that hold on this day; today when not given.</param>
    /// <param name="limit">How many paths are shown: 1 to 200; 50 when not given.</param>
    private static async Task<Results<Ok<PathList>, ProblemHttpResult>> FindPaths(
        string kind, string id, string to, int? depth, [FromQuery] string[]? relation, DateOnly? at, int? limit, Caller caller, IGrainFactory grains, CancellationToken cancellationToken)
    {
        var (toKind, toId) = to.Split('/', 2) is [var before, var after] ? (before, after) : (to, null);
        var query = new PathQuery(toKind, toId, depth ?? DefaultDepth, [.. relation ?? []], at, limit ?? DefaultPage);
        return Answer.Of(await grains.Links().FindPaths(caller, new ObjectKey(kind, id), query, cancellationToken), PathList.Of);
    }

    /// <summary>Adds a link by hand. The same again changes nothing; over the same days it takes the days said now.</summary>
    private static async Task<Results<Ok<Revised>, ProblemHttpResult>> AddLink(
        string kind, string id, LinkBody link, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        Answer.Of(await grains.Object(new ObjectKey(kind, id)).AddLink(caller, link.ToLink(), cancellationToken), revision => new Revised(revision));

    /// <summary>Ends a link that was added by hand; that it held until then is kept.</summary>
    /// <param name="until">The day from which on it holds no longer; today when not given.</param>
    private static async Task<Results<Ok<Revised>, ProblemHttpResult>> EndLink(
        string kind, string id, string relation, string otherKind, string otherId, DateOnly? until, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        Answer.Of(await grains.Object(new ObjectKey(kind, id)).EndLink(caller, relation, new ObjectKey(otherKind, otherId), until, cancellationToken), revision => new Revised(revision));
}
