using System.Globalization;

namespace Twin.Storage;

/// <summary>An order of cards in SQL: by a value, then by key.</summary>
internal sealed class CardOrder(CardSort sort)
{
    private readonly string _turn = sort.Descending ? "DESC" : "ASC";

    /// <summary>What is sorted by, as text or number and never null.</summary>
    public string Value { get; } = ValueOf(sort.By);

    public string Sql => sort.By.Field == CardField.Id ? $"ORDER BY card.key {_turn}" : $"ORDER BY {Value} {_turn}, card.key {_turn}";

    /// <summary>The condition that a card comes after a position.</summary>
    public string After(CardConditions conditions, CardPosition position)
    {
        var sign = sort.Descending ? "<" : ">";
        conditions.Parameters.Add("afterKey", position.Key);
        if (sort.By.Field == CardField.Id)
        {
            return $" AND card.key {sign} @afterKey";
        }

        conditions.Parameters.Add("afterValue", sort.By.Field == CardField.Changed ? long.Parse(position.Value, CultureInfo.InvariantCulture) : position.Value);
        return $" AND ({Value}, card.key) {sign} (@afterValue, @afterKey)";
    }

    /// <summary>A field in SQL; the name of a fact has been checked to be letters, digits and a few signs.</summary>
    public static string ValueOf(CardFieldName field) => field.Field switch
    {
        CardField.Id => "card.key",
        CardField.Kind => "card.kind",
        CardField.Title => "card.title",
        CardField.Area when field.Digits > 0 => $"substr(card.area, 1, {field.Digits})",
        CardField.Area => "coalesce(card.area, '')",
        CardField.Status => "coalesce(card.status, '')",
        CardField.Due => "coalesce(card.deadline, '')",
        CardField.Changed => "card.changed",
        CardField.Label => "label.value",
        CardField.Fact => $"coalesce(facts ->> '{field.Fact}', '')",
        _ => throw new ArgumentOutOfRangeException(nameof(field), field, "There is no such field."),
    };
}
