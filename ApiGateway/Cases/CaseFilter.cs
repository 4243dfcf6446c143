using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using Twin.Http;
using Twin.Search;

namespace Twin.Cases;

/// <summary>Which cases; all conditions must hold.</summary>
/// <param name="Device">One of the devices that reported it.</param>
/// <param name="Building">Where it is.</param>
/// <param name="Grid">The grid responsible.</param>
/// <param name="Household">The home concerned.</param>
/// <param name="Assignee">The grid worker who has it.</param>
/// <param name="Status">Such as <c>dispatched</c> or <c>in-progress</c>.</param>
/// <param name="Category">The kind of hazard, such as <c>fire</c>.</param>
/// <param name="Limit">1 to 200; 50 when not given.</param>
/// <param name="Cursor">From the previous page.</param>
internal sealed record CaseFilter(
    [FromQuery(Name = "device")] string? Device,
    [FromQuery(Name = "building")] string? Building,
    [FromQuery(Name = "grid")] string? Grid,
    [FromQuery(Name = "household")] string? Household,
    [FromQuery(Name = "assignee")] string? Assignee,
    [FromQuery(Name = "status")] string? Status,
    [FromQuery(Name = "category")] string? Category,
    [FromQuery(Name = "limit")] int? Limit,
    [FromQuery(Name = "cursor")] string? Cursor)
{
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
