using System.Collections.Immutable;

namespace Twin.Search;

/// <summary>An object as a list shows it.</summary>
/// <param name="Area">The area code it lies in, if any.</param>
/// <param name="Due">The time limit people work to, if any.</param>
/// <param name="Facts">By name, such as <c>severity</c>.</param>
public sealed record ObjectItem(
    string Kind,
    string Id,
    string Title,
    string? Area,
    string? Status,
    ImmutableArray<string> Labels,
    DateTimeOffset? Due,
    ImmutableDictionary<string, string> Facts,
    ImmutableArray<ObjectItemLink> Links)
{
    internal static ObjectItem Of(CatalogEntry entry) => new(
        entry.Key.Kind,
        entry.Key.Id,
        entry.Title,
        entry.Area,
        entry.Status,
        entry.Labels,
        entry.Due,
        entry.Facts,
        [.. entry.Links.Select(link => new ObjectItemLink(link.Relation, link.To.Kind, link.To.Id))]);
}
