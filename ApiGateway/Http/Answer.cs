using Microsoft.AspNetCore.Http.HttpResults;

namespace Twin.Http;

/// <summary>The one place where an outcome becomes an HTTP answer.</summary>
internal static class Answer
{
    public static Results<Ok<T>, ProblemHttpResult> Of<T>(Outcome<T> outcome) =>
        outcome.Succeeded ? TypedResults.Ok(outcome.Value) : Problem(outcome.Refusal);

    public static Results<Ok<TAnswer>, ProblemHttpResult> Of<T, TAnswer>(Outcome<T> outcome, Func<T, TAnswer> shape) =>
        outcome.Succeeded ? TypedResults.Ok(shape(outcome.Value)) : Problem(outcome.Refusal);

    public static ProblemHttpResult Problem(Refusal refusal)
    {
        if (refusal is { Reason: RefusalReason.Invalid, Field: { } field })
        {
            return TypedResults.Problem(new HttpValidationProblemDetails(new Dictionary<string, string[]>(StringComparer.Ordinal) { [field] = [refusal.Message] })
            {
                Status = StatusCodes.Status400BadRequest,
                Detail = $"{field}: {refusal.Message}",
            });
        }

        return TypedResults.Problem(refusal.Message, statusCode: refusal.Reason switch
        {
            RefusalReason.NotFound => StatusCodes.Status404NotFound,
            RefusalReason.Forbidden => StatusCodes.Status403Forbidden,
            RefusalReason.TooMany => StatusCodes.Status429TooManyRequests,
            RefusalReason.Conflict => StatusCodes.Status409Conflict,
            RefusalReason.Stale => StatusCodes.Status412PreconditionFailed,
            RefusalReason.Gone => StatusCodes.Status410Gone,
            RefusalReason.Unconditional => StatusCodes.Status428PreconditionRequired,
            _ => StatusCodes.Status400BadRequest,
        });
    }
}
