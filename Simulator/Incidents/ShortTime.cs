using System.Globalization;

namespace Twin.Simulation;

/// <summary>Lengths of time as people type them: <c>500ms</c>, <c>30s</c>, <c>5m</c>, <c>2h</c>.</summary>
internal static class ShortTime
{
    private static readonly (string Suffix, TimeSpan Length)[] Units =
    [
        ("ms", TimeSpan.FromMilliseconds(1)),
        ("s", TimeSpan.FromSeconds(1)),
        ("m", TimeSpan.FromMinutes(1)),
        ("h", TimeSpan.FromHours(1)),
    ];

    /// <exception cref="FormatException">The text is no whole number with one of the units.</exception>
    public static TimeSpan Parse(string text)
    {
        foreach (var (suffix, length) in Units)
        {
            if (text.EndsWith(suffix, StringComparison.Ordinal)
                && uint.TryParse(text[..^suffix.Length], NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            {
                return number * length;
            }
        }

        throw new FormatException($"'{text}' is no length of time: write a whole number and ms, s, m or h, such as 30s.");
    }
}
