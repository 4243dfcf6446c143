using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Twin.Search;

namespace Twin.Storage;

/// <summary>A row of <c>card</c>; the value is what it was sorted by.</summary>
internal sealed record CardRow
{
    public const string Columns = "card.key, title, area, status, deadline, labels, facts, links";

    public required string Key { get; init; }

    public required string Title { get; init; }

    public string? Area { get; init; }

    public string? Status { get; init; }

    public string? Deadline { get; init; }

    public required string Labels { get; init; }

    public required string Facts { get; init; }

    public required string Links { get; init; }

    public required string Value { get; init; }

    public CatalogEntry ToEntry() => new(
        ObjectKey.Parse(Key),
        Title,
        Area,
        Status,
        Parse<ImmutableArray<string>>(Labels),
        Deadline is null ? null : DateTimeOffset.Parse(Deadline, CultureInfo.InvariantCulture),
        Parse<ImmutableDictionary<string, string>>(Facts)!,
        Parse<ImmutableArray<ObjectLink>>(Links));

    private static T? Parse<T>(string json) => JsonSerializer.Deserialize<T>(json, DocumentSerializer.Options);
}
