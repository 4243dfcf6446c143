using Microsoft.AspNetCore.Http.HttpResults;
using Twin.Access;
using Twin.Http;

namespace Twin.Audit;

internal static class AuditEndpoints
{
    private const int DefaultPage = 100;
    private const int LongestText = 400;

    public static void MapAudit(this IEndpointRouteBuilder api)
    {
        var audit = api.MapGroup("/audit").WithTags("Audit")
            .ProducesProblem(StatusCodes.Status401Unauthorized);
        audit.MapGet("", ListAudit).Needs(RightsTable.Audit, Right.Read);
        audit.MapGet("/verify", VerifyAudit).Needs(RightsTable.Audit, Right.Read);
    }

    /// <summary>The audit log, newest first. Auditors only.</summary>
    /// <param name="actor">An account.</param>
    /// <param name="object">What something was done to, as <c>kind/id</c>.</param>
    /// <param name="action">Such as <c>read</c>, <c>reveal</c>, <c>sign-in</c>, <c>refusal</c>.</param>
    /// <param name="from">ISO 8601, inclusive.</param>
    /// <param name="to">ISO 8601, exclusive.</param>
    /// <param name="limit">1 to 1,000; 100 when not given.</param>
    /// <param name="cursor">From the previous page.</param>
    private static async Task<Results<Ok<AuditItems>, ProblemHttpResult>> ListAudit(
        string? actor,
        string? @object,
        string? action,
        DateTimeOffset? from,
        DateTimeOffset? to,
        int? limit,
        string? cursor,
        Caller caller,
        IGrainFactory grains,
        CancellationToken cancellationToken)
    {
        var key = @object is null ? null : KeyOf(@object);
        var refusal = actor is { Length: > LongestText } ? Refusal.Invalid(nameof(actor), $"must be at most {LongestText} characters")
            : @object is not null && key is null ? Refusal.Invalid("object", "must be kind/id, such as person/p-0001")
            : null;
        return refusal is not null
            ? Answer.Problem(refusal)
            : await Paged.Of(
                new PageCursor("audit", actor, key, action, from, to),
                cursor,
                after => grains.Audit().List(caller, new AuditQuery(actor, key, action, from, to, after, limit ?? DefaultPage), cancellationToken),
                AuditItems.Of);
    }

    /// <summary>Reads the whole log and compares it with what was written; names the first broken link. Auditors only.</summary>
    private static async Task<Results<Ok<AuditVerification>, ProblemHttpResult>> VerifyAudit(Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        Answer.Of(await grains.Audit().Verify(caller, cancellationToken));

    private static ObjectKey? KeyOf(string text) =>
        text.Split('/') is [{ Length: > 0 and <= ObjectKey.MaxIdLength } kind, var id] && ObjectKey.IsValidId(id) ? new ObjectKey(kind, id) : null;
}
