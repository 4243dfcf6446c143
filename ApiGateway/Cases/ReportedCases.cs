using Twin.Search;

namespace Twin.Cases;

/// <summary>Which cases are meant by what is known from their report; null for any.</summary>
/// <param name="Category">One of <c>GET /case-categories</c>.</param>
/// <param name="Source">Through which door it came.</param>
/// <param name="From">Reported from this moment on, to the second.</param>
/// <param name="To">Reported until this moment.</param>
internal sealed record ReportedCases(string? Category = null, string? Source = null, DateTimeOffset? From = null, DateTimeOffset? To = null)
{
    public ObjectFilter ToFilter() => new() { Kind = ObjectKind.Case, Facts = [.. Conditions()] };

    private IEnumerable<FactCondition> Conditions() => new (string Name, FactComparison Comparison, string? Value)[]
    {
        (CaseFacts.Category, FactComparison.Equal, Category),
        (CaseFacts.Source, FactComparison.Equal, Source),
        (CaseFacts.Opened, FactComparison.AtLeast, Moment(From)),
        (CaseFacts.Opened, FactComparison.AtMost, Moment(To)),
    }.Where(static condition => condition.Value is not null).Select(static condition => new FactCondition(condition.Name, condition.Comparison, condition.Value!));

    private static string? Moment(DateTimeOffset? at) => at is { } moment ? CaseFacts.Moment(moment) : null;
}
