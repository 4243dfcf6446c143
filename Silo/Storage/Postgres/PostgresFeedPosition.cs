using System.Globalization;

namespace Twin.Storage.Postgres;

/// <summary>A place in the feed: events are ordered by the transaction that wrote them, then by number.</summary>
internal readonly record struct PostgresFeedPosition(long Transaction, long Sequence)
{
    private const char Separator = '-';

    public static bool operator <(PostgresFeedPosition left, PostgresFeedPosition right) =>
        left.Transaction < right.Transaction || (left.Transaction == right.Transaction && left.Sequence < right.Sequence);

    public static bool operator >(PostgresFeedPosition left, PostgresFeedPosition right) => right < left;

    public static bool TryParse(string text, out PostgresFeedPosition position)
    {
        position = default;
        var separator = text.IndexOf(Separator, StringComparison.Ordinal);
        if (separator < 0
            || !long.TryParse(text.AsSpan(0, separator), NumberStyles.None, CultureInfo.InvariantCulture, out var transaction)
            || !long.TryParse(text.AsSpan(separator + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var sequence))
        {
            return false;
        }

        position = new PostgresFeedPosition(transaction, sequence);
        return true;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Transaction}{Separator}{Sequence}");
}
