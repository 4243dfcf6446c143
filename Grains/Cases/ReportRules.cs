namespace Twin.Cases;

/// <summary>What a report must hold.</summary>
internal static class ReportRules
{
    private const int MaxTextLength = 2_000;

    private const int MaxAddressLength = 200;

    public static Refusal? FindFault(CaseReport report, CasePolicies policies) => report switch
    {
        { Text: var text } when string.IsNullOrWhiteSpace(text) || text.Length > MaxTextLength => Refusal.Invalid("text", $"must be 1 to {MaxTextLength} characters"),
        { Address.Length: > MaxAddressLength } => Refusal.Invalid("address", $"must be at most {MaxAddressLength} characters"),
        { Category: { } category } when !policies.All.ContainsKey(category) => Refusal.Invalid("category", "is not known: GET /api/v1/case-categories lists them"),
        { Severity: { } severity } when !Enum.IsDefined(severity) => Refusal.Invalid("severity", "is not known"),
        _ => null,
    };
}
