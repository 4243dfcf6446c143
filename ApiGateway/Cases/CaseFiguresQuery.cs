using Microsoft.AspNetCore.Mvc;
using Twin.Search;

namespace Twin.Cases;

/// <summary>Which cases are counted; all conditions must hold.</summary>
internal sealed record CaseFiguresQuery
{
    /// <summary>An area code within mine.</summary>
    [FromQuery(Name = "area")]
    public string? Area { get; init; }

    /// <summary>One of <c>GET /case-categories</c>.</summary>
    [FromQuery(Name = "category")]
    public string? Category { get; init; }

    /// <summary>The grid worker who has them.</summary>
    [FromQuery(Name = "worker")]
    public string? Worker { get; init; }

    /// <summary>Reported from this moment on.</summary>
    [FromQuery(Name = "from")]
    public DateTimeOffset? From { get; init; }

    /// <summary>Reported until this moment, to the second.</summary>
    [FromQuery(Name = "to")]
    public DateTimeOffset? To { get; init; }

    public Outcome<ObjectFilter> ToFilter()
    {
        if (Worker is not null && !ObjectKey.IsValidId(Worker))
        {
            return Refusal.Invalid("worker", "is not an id");
        }

        return new ReportedCases(Category, From: From, To: To).ToFilter() with
        {
            Area = Area,
            Links = Worker is null ? [] : [new ObjectKey(ObjectKind.GridWorker, Worker)],
        };
    }
}
