using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using Twin.Http;
using Twin.Search;

namespace Twin.Cases;

/// <summary>Which cases; all conditions must hold.</summary>
internal sealed record CaseFilter
{
    /// <summary>One of the devices that reported it.</summary>
    [FromQuery(Name = "device")]
    public string? Device { get; init; }

    /// <summary>Where it is.</summary>
    [FromQuery(Name = "building")]
    public string? Building { get; init; }

    /// <summary>The grid responsible.</summary>
    [FromQuery(Name = "grid")]
    public string? Grid { get; init; }

    /// <summary>The home concerned.</summary>
    [FromQuery(Name = "household")]
    public string? Household { get; init; }

    /// <summary>The grid worker who has it.</summary>
    [FromQuery(Name = "assignee")]
    public string? Assignee { get; init; }

    /// <summary>Such as <c>dispatched</c> or <c>in-progress</c>.</summary>
    [FromQuery(Name = "status")]
    public string? Status { get; init; }

    /// <summary>The kind of hazard, such as <c>fire</c>.</summary>
    [FromQuery(Name = "category")]
    public string? Category { get; init; }

    /// <summary>1 to 200; 50 when not given.</summary>
    [FromQuery(Name = "limit")]
    public int? Limit { get; init; }

    /// <summary>From the previous page.</summary>
    [FromQuery(Name = "cursor")]
    public string? Cursor { get; init; }

    public Outcome<CatalogQuery> ToQuery()
    {
        var links = ImmutableArray.CreateBuilder<ObjectKey>();
        foreach (var (field, kind, id) in Linked())
        {
            if (id is not null && !ObjectKey.IsValidId(id))
            {
                return Refusal.Invalid(field, "is not an id");
            }

            if (id is not null)
            {
                links.Add(new ObjectKey(kind, id));
            }
        }

        if (Status is not null && !Enum.GetValues<CaseStatus>().Any(status => GatewayJson.Name(status) == Status))
        {
            return Refusal.Invalid("status", $"must be one of {string.Join(", ", Enum.GetValues<CaseStatus>().Select(GatewayJson.Name))}");
        }

        var limit = Limit ?? CatalogLimits.DefaultPage;
        return CatalogLimits.CheckPage(limit, Cursor) is { } refusal ? refusal : new CatalogQuery(
            new ObjectFilter { Kind = ObjectKind.Case, Statuses = Status is null ? [] : [Status], Links = links.ToImmutable() },
            Sort: null,
            Cursor,
            limit);
    }

    private IEnumerable<(string Field, string Kind, string? Id)> Linked() =>
    [
        ("device", ObjectKind.Device, Device),
        ("building", ObjectKind.Building, Building),
        ("grid", ObjectKind.Grid, Grid),
        ("household", ObjectKind.Household, Household),
        ("assignee", ObjectKind.GridWorker, Assignee),
        ("category", "category", Category),
    ];
}
