using System.Collections.Immutable;

namespace Twin.Search;

/// <summary>How a stretch of Han characters is typed in Latin letters: in full (<c>chongqing</c>) and by initials (<c>cq</c>).</summary>
internal static class Spelling
{
    /// <summary>A longer stretch is found by its characters.</summary>
    private const int MaxSyllables = 8;

    /// <summary>Characters of several readings multiply; the usual readings come first.</summary>
    private const int MaxSpellings = 6;

    /// <summary>From every character on, so that <c>shequ</c> and <c>sq</c> find 领事巷社区.</summary>
    /// <param name="asName">It begins with a surname, which has readings of its own.</param>
    public static IEnumerable<string> Of(string run, bool asName)
    {
        var surname = asName ? SurnameReadings.AtStartOf(run) : [];
        var syllables = run.Select((character, i) => i < surname.Length ? [surname[i]] : HanTable.ReadingsOf(character)).ToArray();
        for (var start = 0; start < syllables.Length; start++)
        {
            var known = syllables.Skip(start).Take(MaxSyllables).TakeWhile(readings => !readings.IsEmpty).ToArray();
            foreach (var spelling in Join(known, static reading => reading).Concat(Join(known, static reading => reading[..1])))
            {
                yield return spelling;
            }
        }
    }

    private static List<string> Join(IEnumerable<ImmutableArray<string>> syllables, Func<string, string> part)
    {
        List<string> joined = [string.Empty];
        foreach (var readings in syllables)
        {
            var parts = readings.Select(part).Distinct(StringComparer.Ordinal).ToArray();
            joined = [.. parts.SelectMany(_ => joined, static (syllable, before) => before + syllable).Take(MaxSpellings)];
        }

        joined.RemoveAll(static spelling => spelling.Length == 0);
        return joined;
    }
}
