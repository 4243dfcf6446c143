using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Twin.Cases;
using Twin.Http;
using Twin.Search;

namespace Twin.Open311;

/// <summary>Which requests; without dates those of the last 90 days.</summary>
internal sealed record Open311Query
{
    private const int LargestPage = 200;

    private static readonly TimeSpan Latest = TimeSpan.FromDays(90);

    /// <summary>Ids by commas; then nothing else counts.</summary>
    [FromQuery(Name = "service_request_id")]
    public string? Ids { get; init; }

    /// <summary>Service codes by commas.</summary>
    [FromQuery(Name = "service_code")]
    public string? Services { get; init; }

    /// <summary><c>open</c>, <c>closed</c> or both by a comma.</summary>
    [FromQuery(Name = "status")]
    public string? Status { get; init; }

    /// <summary>Reported from this moment on, ISO 8601.</summary>
    [FromQuery(Name = "start_date")]
    public string? Start { get; init; }

    /// <summary>Reported until this moment.</summary>
    [FromQuery(Name = "end_date")]
    public string? End { get; init; }

    /// <summary>1 to 200; 50 when not given.</summary>
    [FromQuery(Name = "page_size")]
    public int? PageSize { get; init; }

    public int GetLimit() => PageSize ?? CatalogLimits.DefaultPage;

    public IReadOnlyList<string> GetIds() => Split(Ids);

    public IReadOnlyList<string> GetServices() => Split(Services);

    public Outcome<ObjectFilter> ToFilter(DateTimeOffset now)
    {
        if (PageSize is < 1 or > LargestPage)
        {
            return Refusal.Invalid("page_size", $"must be 1 to {LargestPage}");
        }

        if (Split(Status).FirstOrDefault(static status => status is not (Open311Request.Open or Open311Request.Closed)) is { } strange)
        {
            return Refusal.Invalid("status", $"'{strange}' must be open or closed");
        }

        var facts = ImmutableArray.Create(new FactCondition("source", FactComparison.Equal, Open311Endpoints.Source));
        foreach (var (field, text, comparison) in ((string, string?, FactComparison)[])[("start_date", Start, FactComparison.AtLeast), ("end_date", End, FactComparison.AtMost)])
        {
            var at = now - Latest;
            if (text is not null && !DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out at))
            {
                return Refusal.Invalid(field, "must be a date and time of ISO 8601");
            }

            if (text is not null || (field == "start_date" && End is null))
            {
                facts = facts.Add(new FactCondition("opened", comparison, CaseFacts.Moment(at)));
            }
        }

        return new ObjectFilter
        {
            Kind = ObjectKind.Case,
            Facts = facts,
            Statuses = Split(Status) is [var only]
                ? [.. Enum.GetValues<CaseStatus>().Where(status => Open311Request.IsOver(status) == (only == Open311Request.Closed)).Select(GatewayJson.Name)]
                : [],
        };
    }

    private static IReadOnlyList<string> Split(string? list) => list?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
}
