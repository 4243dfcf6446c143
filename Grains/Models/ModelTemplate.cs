using System.Text.RegularExpressions;

namespace Twin.Models;

/// <summary>A title with fields in braces, such as <c>{name} {plate}</c>.</summary>
internal static partial class ModelTemplate
{
    public static IEnumerable<string> FieldsOf(string template) => Fields().Matches(template).Select(match => match.Groups["field"].Value);

    public static string Fill(string template, Func<string, string> value) => Fields().Replace(template, match => value(match.Groups["field"].Value));

    [GeneratedRegex(@"\{(?<field>[A-Za-z][A-Za-z0-9]*)\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Fields();
}
