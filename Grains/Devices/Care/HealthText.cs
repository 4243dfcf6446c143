using System.Globalization;

namespace Twin.Devices;

/// <summary>Puts what was found into the sentence of a policy.</summary>
internal static class HealthText
{
    public static string Of(string template, double? value, double? limit, string? metric) => template
        .Replace("{value}", Number(value), StringComparison.Ordinal)
        .Replace("{limit}", Number(limit), StringComparison.Ordinal)
        .Replace("{metric}", metric, StringComparison.Ordinal);

    private static string Number(double? value) => value?.ToString("0.##", CultureInfo.InvariantCulture) ?? string.Empty;
}
