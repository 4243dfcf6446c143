using System.Collections.Immutable;

namespace Twin.Consents;

/// <summary>What a person has decided, oldest first; the newest decision on a text counts.</summary>
internal static class ConsentBook
{
    /// <summary>More decisions than anybody makes; the oldest on the same text give way.</summary>
    private const int MaxEntries = 200;

    public static ConsentEntry? Last(this ImmutableArray<ConsentEntry> entries, string text) => entries.LastOrDefault(entry => entry.Text == text);

    /// <summary>The entries with one more; the same when it decides nothing new.</summary>
    public static ImmutableArray<ConsentEntry> With(this ImmutableArray<ConsentEntry> entries, ConsentEntry entry)
    {
        var last = entries.Last(entry.Text);
        if (last is null ? !entry.Given : last.Given == entry.Given && (!entry.Given || last.Version == entry.Version))
        {
            return entries;
        }

        return entries.Length < MaxEntries ? entries.Add(entry) : entries.Remove(entries.First(old => old.Text == entry.Text)).Add(entry);
    }

    public static IEnumerable<ConsentStanding> Standings(this ImmutableArray<ConsentEntry> entries, ImmutableArray<string> holding) =>
        entries.GroupBy(entry => entry.Text, StringComparer.Ordinal)
            .Select(decisions => decisions.Last())
            .OrderBy(entry => entry.Text, StringComparer.Ordinal)
            .Select(entry => new ConsentStanding(entry.Text, holding.Contains(entry.Text), entry.Version, entry.At, entry.Means));
}
