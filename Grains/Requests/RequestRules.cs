namespace Twin.Requests;

/// <summary>What a request and a decision must say.</summary>
internal static class RequestRules
{
    private const int ShortestReason = 4;
    private const int LongestReason = 500;
    private const int LongestValues = 16 * 1024;

    public static Refusal? Check(RequestAsk ask) =>
        ask.Reason is { Length: > LongestReason } ? Refusal.Invalid("reason", $"must be up to {LongestReason} characters")
        : (ask.Kind == RequestKind.Correction) != (ask.Values is not null) || ask.Values is { Length: > LongestValues } ? Refusal.Invalid("values", $"must be a JSON object of up to {LongestValues} characters")
        : null;

    public static Refusal? Check(RequestKind kind, RequestVerdict verdict, LegalHolds holds)
    {
        if (verdict.Reason is { Length: > LongestReason } || (!verdict.Accepted && verdict.Reason?.Trim() is not { Length: >= ShortestReason }))
        {
            return Refusal.Invalid("reason", $"must be {ShortestReason} to {LongestReason} characters");
        }

        var needsHold = kind == RequestKind.Deletion && !verdict.Accepted;
        return needsHold == (verdict.Hold is not null) && (verdict.Hold is not { } hold || holds.Has(hold))
            ? null
            : Refusal.Invalid("hold", needsHold ? $"must be one of {string.Join(", ", holds.All.Select(known => known.Code))}" : "is for a deletion that is rejected");
    }
}
