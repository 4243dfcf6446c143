using Twin.Search;

namespace Twin.Cases;

/// <summary>A case as a list shows it.</summary>
/// <param name="Category">The kind of hazard, such as <c>fire</c>.</param>
/// <param name="Assignee">The grid worker who has it; null while nobody is on duty.</param>
/// <param name="Due">The present time limit; null when there is none.</param>
/// <param name="Device">The device of the first alarm.</param>
/// <param name="Area">The code of the grid responsible.</param>
public sealed record CaseItem(
    string Id,
    string Title,
    string? Category,
    string? Status,
    string? Severity,
    string? Assignee,
    DateTimeOffset? Due,
    string? Device,
    string? Building,
    string? Area)
{
    internal static CaseItem Of(CatalogEntry entry) => new(
        entry.Key.Id,
        entry.Title,
        entry.Facts.GetValueOrDefault("category"),
        entry.Status,
        entry.Facts.GetValueOrDefault("severity"),
        Link(entry, "assignee"),
        entry.Due,
        Link(entry, ObjectKind.Device),
        Link(entry, ObjectKind.Building),
        entry.Area);

    private static string? Link(CatalogEntry entry, string relation) =>
        entry.Links.FirstOrDefault(link => link.Relation == relation)?.To.Id;
}
