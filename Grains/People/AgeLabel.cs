using System.Globalization;

namespace Twin.People;

/// <summary>A label that follows from age.</summary>
/// <param name="To">The last age it holds at; null for no end.</param>
internal readonly record struct AgeLabel(string Label, int From, int? To)
{
    /// <summary>Reads <c>elderly:60-</c>, <c>minor:0-17</c>, several separated by commas.</summary>
    /// <exception cref="FormatException">The text is not of this form.</exception>
    public static IEnumerable<AgeLabel> Parse(string text) =>
        text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(ParseOne);

    public bool HoldsAt(int age) => age >= From && !(age > To);

    private static AgeLabel ParseOne(string text)
    {
        if (text.Split(':') is not [{ Length: > 0 } label, var ages] || ages.Split('-') is not [var from, var to])
        {
            throw new FormatException($"'{text}' is not of the form label:from-to, such as elderly:60- or minor:0-17.");
        }

        return new AgeLabel(label, Age(from), to.Length == 0 ? null : Age(to));
    }

    private static int Age(string text) => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
}
