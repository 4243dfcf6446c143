using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Twin.Devices;

/// <summary>Compares what was sent to a device with what it says: a switch may be written true, 1 or "ON".</summary>
internal static class EchoedValue
{
    public static bool Same(JsonNode? sent, JsonNode? said) =>
        JsonNode.DeepEquals(sent, said) || (NumberOf(sent) is { } one && NumberOf(said) is { } other && Same(one, other));

    /// <summary>True when the message says every one of the values.</summary>
    /// <param name="values">A flat JSON object; of an empty one nothing can be said.</param>
    public static bool Says(this Telemetry message, string values)
    {
        var sent = (JsonObject)JsonNode.Parse(values)!;
        return sent.Count > 0 && sent.All(pair => Says(message, pair.Key, pair.Value));
    }

    private static bool Says(Telemetry message, string name, JsonNode? sent)
    {
        foreach (var reading in message.Readings.IsDefault ? [] : message.Readings)
        {
            if (string.Equals(reading.Metric, name, StringComparison.OrdinalIgnoreCase))
            {
                return NumberOf(sent) is { } number && Same(number, reading.Value);
            }
        }

        foreach (var word in message.Words.IsDefault ? [] : message.Words)
        {
            if (string.Equals(word.Key, name, StringComparison.OrdinalIgnoreCase))
            {
                return sent?.GetValueKind() == JsonValueKind.String && string.Equals(sent.GetValue<string>(), word.Text, StringComparison.OrdinalIgnoreCase);
            }
        }

        return false;
    }

    private static double? NumberOf(JsonNode? node) => node?.GetValueKind() switch
    {
        JsonValueKind.True => 1,
        JsonValueKind.False => 0,
        JsonValueKind.Number => node.AsValue().TryGetValue<double>(out var number) ? number : null,
        JsonValueKind.String => node.GetValue<string>().ToLowerInvariant() switch
        {
            "on" or "true" => 1,
            "off" or "false" => 0,
            var text => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null,
        },
        _ => null,
    };

    private static bool Same(double one, double other) => Math.Abs(one - other) <= 1e-6 * Math.Max(1, Math.Abs(one));
}
