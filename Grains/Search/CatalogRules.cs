using System.Collections.Immutable;
using Twin.Storage;

namespace Twin.Search;

/// <summary>What may be asked of the catalog, and by whom.</summary>
internal static class CatalogRules
{
    public const int MaxLimit = 200;

    private const int MaxText = 200;
    private const int MaxAreaCode = 17;
    private const int MaxValues = 20;
    private const int MaxValueLength = 100;

    public static Refusal? Check(ObjectFilter filter) =>
        filter.Text?.Length > MaxText ? Refusal.Invalid("q", $"must be at most {MaxText} characters")
        : filter.Area is { } area && (area.Length > MaxAreaCode || !area.All(char.IsAsciiDigit)) ? Refusal.Invalid("area", $"must be an area code of up to {MaxAreaCode} digits")
        : filter.Kind is { } kind && !ObjectKey.IsValidId(kind) ? Refusal.Invalid("kind", "is not a kind of object")
        : CheckValues(filter.Statuses, "status") ?? CheckValues(filter.Labels, "label")
            ?? (filter.Links.Length > MaxValues ? Refusal.Invalid("link", $"at most {MaxValues}") : null)
            ?? CheckFacts(filter);

    public static Refusal? CheckLimit(int limit, int most = MaxLimit) =>
        limit < 1 || limit > most ? Refusal.Invalid("limit", $"must be 1 to {most}") : null;

    /// <summary>Order tells of a field as much as a match does.</summary>
    public static Refusal? CheckSort(CardSort sort, ObjectFilter filter, SearchRights rights) => rights.OrderTells(filter.Kind, sort.By)
        ? Refusal.Forbidden("Your role may not see this field of people or homes, so a list with them in it cannot be sorted by it.")
        : null;

    /// <summary>What decides which cards a filter means, beside area, links and text.</summary>
    /// <param name="by">What they are grouped by, if they are.</param>
    public static ImmutableArray<CardFieldName> Deciding(ObjectFilter filter, CardFieldName? by) =>
    [
        .. by is null ? Array.Empty<CardFieldName>() : [by],
        .. filter.Labels.IsEmpty ? Array.Empty<CardFieldName>() : [new CardFieldName(CardField.Label)],
        .. filter.Statuses.IsEmpty ? Array.Empty<CardFieldName>() : [new CardFieldName(CardField.Status)],
        .. filter.Facts.Select(static fact => new CardFieldName(CardField.Fact, fact.Name)),
    ];

    private static Refusal? CheckValues(IReadOnlyCollection<string> values, string field) =>
        values.Count > MaxValues || values.Any(static value => value.Length is 0 or > MaxValueLength)
            ? Refusal.Invalid(field, $"at most {MaxValues}, each of 1 to {MaxValueLength} characters")
            : null;

    private static Refusal? CheckFacts(ObjectFilter filter) =>
        filter.Facts.Length > MaxValues || filter.Facts.Any(static fact => !CardFieldName.IsFactName(fact.Name) || fact.Value.Length is 0 or > MaxValueLength)
            ? Refusal.Invalid("fact", $"at most {MaxValues} of the form name=value, name>=value or name<=value")
            : null;
}
