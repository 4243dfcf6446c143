using Microsoft.AspNetCore.Http.HttpResults;

namespace Twin.Http;

/// <summary>Lists that are read on from a position: it travels in a cursor that belongs to one question.</summary>
internal static class Paged
{
    /// <param name="cursors">Those of the question.</param>
    /// <param name="read">A page from after a position; null for the first.</param>
    /// <param name="shape">The answer, given how a position becomes a cursor.</param>
    public static async Task<Results<Ok<TAnswer>, ProblemHttpResult>> Of<T, TAnswer>(
        PageCursor cursors, string? cursor, Func<string?, Task<Outcome<T>>> read, Func<T, Func<string?, string?>, TAnswer> shape) =>
        cursors.TryRead(cursor, out var after)
            ? Answer.Of(await read(after), page => shape(page, cursors.Write))
            : Answer.Problem(PageCursor.Foreign);
}
