namespace Twin.Storage;

public sealed record CardSort(CardFieldName By, bool Descending)
{
    public static CardSort Default { get; } = new(new CardFieldName(CardField.Id), Descending: false);

    /// <summary>Reads <c>title</c>, <c>-due</c>; null when cards cannot be sorted so.</summary>
    public static CardSort? Parse(string text)
    {
        var descending = text.StartsWith('-');
        return CardFieldName.Parse(descending ? text[1..] : text) is { Field: not CardField.Label, Digits: 0 } by ? new CardSort(by, descending) : null;
    }
}
