using Twin.Search;

namespace Twin.Cases;

/// <summary>
/// Figures of cases. Each count is the length of a list: <c>GET /objects?kind=case&amp;label=…</c> with the same area, link
/// and fact conditions lists them. Rates are null where there is nothing to divide by.
/// </summary>
/// <param name="Total">Cases reported in the period.</param>
/// <param name="Accepted">Taken up. Label <c>accepted</c>.</param>
/// <param name="Filed">Given out to be done. Label <c>filed</c>.</param>
/// <param name="Solved">Closed after verification. Label <c>solved</c>.</param>
/// <param name="NotActionable">Not accepted or voided: in no rate. Label <c>not-actionable</c>.</param>
/// <param name="OnTime">Solved within the limit. Label <c>on-time</c>.</param>
/// <param name="Reworked">Sent back by the verifier. Label <c>reworked</c>.</param>
/// <param name="Returned">Sent back by the handler. Label <c>returned</c>.</param>
/// <param name="Reopened">Label <c>reopened</c>.</param>
/// <param name="Rated">Label <c>rated</c>.</param>
/// <param name="Satisfied">Service rated 4 or 5. Label <c>satisfied</c>.</param>
/// <param name="OnTimeRate">Of those solved.</param>
/// <param name="SolvedRate">Of those filed.</param>
/// <param name="ReworkRate">Of those filed.</param>
/// <param name="ReturnRate">Of those filed.</param>
/// <param name="Satisfaction">Satisfied of those rated.</param>
/// <param name="MedianMinutes">From report to closing of those solved.</param>
/// <param name="P90Minutes">Nine tenths of those solved took no longer.</param>
public sealed record CaseFigures(
    long Total,
    long Accepted,
    long Filed,
    long Solved,
    long NotActionable,
    long OnTime,
    long Reworked,
    long Returned,
    long Reopened,
    long Rated,
    long Satisfied,
    double? OnTimeRate,
    double? SolvedRate,
    double? ReworkRate,
    double? ReturnRate,
    double? Satisfaction,
    double? MedianMinutes,
    double? P90Minutes)
{
    internal static CaseFigures Of(CatalogSummary labels, FactSpread minutes)
    {
        var counts = labels.Groups.Where(static group => group.Value is not null).ToDictionary(static group => group.Value!, static group => group.Count, StringComparer.Ordinal);
        long Count(string label) => counts.GetValueOrDefault(label);
        double? Rate(string label, string of) => Count(of) == 0 ? null : Math.Round((double)Count(label) / Count(of), 4);
        return new CaseFigures(
            labels.Total, Count("accepted"), Count("filed"), Count("solved"), Count("not-actionable"), Count("on-time"), Count("reworked"), Count("returned"),
            Count("reopened"), Count("rated"), Count("satisfied"), Rate("on-time", "solved"), Rate("solved", "filed"), Rate("reworked", "filed"), Rate("returned", "filed"),
            Rate("satisfied", "rated"), minutes.Median, minutes.P90);
    }
}
