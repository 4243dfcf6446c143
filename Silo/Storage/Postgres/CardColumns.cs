namespace Twin.Storage.Postgres;

/// <summary>A card as its columns hold it.</summary>
/// <param name="Labels">JSON, as are the next three.</param>
/// <param name="Terms">All that it is found by, as a <c>tsvector</c> is written.</param>
internal sealed record CardColumns(
    string Title, string? Area, string? Status, string? Deadline, string Labels, string Facts, string Links, string Texts, string Terms)
{
    public static CardColumns Of(string key, Card card) => new(
        CleanText.Of(card.Title),
        CleanText.Of(card.Area),
        CleanText.Of(card.Status),
        card.Deadline is { } deadline ? StoredJson.Of(deadline).Trim('"') : null,
        StoredJson.Of(card.Labels),
        StoredJson.Of(card.Facts),
        StoredJson.Of(card.Links),
        StoredJson.Of(card.Terms.Texts),
        CleanText.Of(string.Join(' ', IndexedTerms.Of(ObjectKey.Parse(key).Kind, card).Select(Quote))));

    private static string Quote(string term) => $"'{term.Replace("\\", @"\\", StringComparison.Ordinal).Replace("'", "''", StringComparison.Ordinal)}'";
}
