using System.Collections.Immutable;
using Twin.Http;

namespace Twin.Search;

/// <summary>An object that answers the text.</summary>
/// <param name="Area">The area code it lies in, if any.</param>
/// <param name="Due">The time limit people work to, if any.</param>
/// <param name="Facts">By name, such as <c>severity</c>.</param>
/// <param name="Match"><c>exact</c>, <c>prefix</c>, <c>substring</c> or <c>spelling</c>.</param>
/// <param name="Highlights">Where the text stands in the title.</param>
public sealed record SearchHitItem(
    string Kind,
    string Id,
    string Title,
    string? Area,
    string? Status,
    ImmutableArray<string> Labels,
    DateTimeOffset? Due,
    ImmutableDictionary<string, string> Facts,
    ImmutableArray<ObjectItemLink> Links,
    string Match,
    ImmutableArray<Highlight> Highlights)
{
    internal static SearchHitItem Of(SearchHit hit)
    {
        var item = ObjectItem.Of(hit.Entry);
        return new SearchHitItem(
            item.Kind, item.Id, item.Title, item.Area, item.Status, item.Labels, item.Due, item.Facts, item.Links,
            GatewayJson.Name(hit.Rank), [.. hit.Highlights.Select(static range => new Highlight(range.Start, range.Length))]);
    }
}
