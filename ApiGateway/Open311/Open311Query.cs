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
    private const string NoMoment = "must be a date and time of ISO 8601";

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

        if (!TryRead(Start, out var from))
        {
            return Refusal.Invalid("start_date", NoMoment);
        }

        if (!TryRead(End, out var to))
        {
            return Refusal.Invalid("end_date", NoMoment);
        }

        return new ReportedCases(Source: Open311Endpoints.Source, From: from ?? (to is null ? now - Latest : null), To: to).ToFilter() with
        {
            Statuses = Split(Status) is [var only]
                ? [.. Enum.GetValues<CaseStatus>().Where(status => Open311Request.IsOver(status) == (only == Open311Request.Closed)).Select(GatewayJson.Name)]
                : [],
        };
    }

    /// <returns>False for what is no moment; nothing is none.</returns>
    private static bool TryRead(string? text, out DateTimeOffset? moment)
    {
        moment = DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : null;
        return text is null || moment is not null;
    }

    private static IReadOnlyList<string> Split(string? list) => list?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
}
