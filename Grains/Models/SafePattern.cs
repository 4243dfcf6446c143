using System.Text.Json;
using System.Text.RegularExpressions;
using Json.Schema.Keywords;

namespace Twin.Models;

/// <summary>The keyword <c>pattern</c>, matched in time linear in the text: a pattern comes from outside.</summary>
internal sealed class SafePattern : PatternKeyword
{
    private const int MaxLength = 200;

    public static string? FindFault(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.String || value.GetString() is not { Length: <= MaxLength } pattern)
        {
            return $"must be a text of at most {MaxLength} characters";
        }

        try
        {
            Read(pattern);
            return null;
        }
        catch (Exception fault) when (fault is ArgumentException or NotSupportedException)
        {
            return "is not a pattern, or looks around or back";
        }
    }

    public override object? ValidateKeywordValue(JsonElement value) => Read(value.GetString()!);

    private static Regex Read(string pattern) => new(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
}
