using System.Collections.Immutable;
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

        var facts = ImmutableArray.CreateBuilder<FactCondition>();
        foreach (var (name, comparison, value) in ((string, FactComparison, string?)[])
        [
            ("category", FactComparison.Equal, Category),
            (CaseFacts.Opened, FactComparison.AtLeast, From is { } from ? CaseFacts.Moment(from) : null),
            (CaseFacts.Opened, FactComparison.AtMost, To is { } to ? CaseFacts.Moment(to) : null),
        ])
        {
            if (value is not null)
            {
                facts.Add(new FactCondition(name, comparison, value));
            }
        }

        return new ObjectFilter
        {
            Kind = ObjectKind.Case,
            Area = Area,
            Links = Worker is null ? [] : [new ObjectKey(ObjectKind.GridWorker, Worker)],
            Facts = facts.ToImmutable(),
        };
    }
}
