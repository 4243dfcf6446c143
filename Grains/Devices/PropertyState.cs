using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Twin.Objects;

namespace Twin.Devices;

/// <summary>Reported and desired properties of a device, each a JSON object.</summary>
internal sealed record PropertyState
{
    public const int MaxLength = 16 * 1024;

    public static PropertyState None { get; } = new();

    public string Reported { get; init; } = "{}";

    public string Desired { get; init; } = "{}";

    /// <summary>Grows with each change of the desired properties.</summary>
    public long Revision { get; init; }

    /// <summary>The desired properties that are reported otherwise, or not at all.</summary>
    public ImmutableArray<string> Pending { get; init; } = [];

    /// <summary>Takes in what the device says; too much of it, or what is no object, is left out.</summary>
    public Outcome<PropertyState> Report(string patch) => Merge(Reported, patch) is { Succeeded: true } merged
        ? merged.Value == Reported ? this : (this with { Reported = merged.Value }).Compared()
        : Refusal.Invalid("reported", $"must be a JSON object, of {MaxLength} characters in all");

    /// <summary>The same of a device that has reported nothing yet.</summary>
    public PropertyState WithoutReports() => (this with { Reported = None.Reported }).Compared();

    public Outcome<PropertyState> Desire(string patch)
    {
        var merged = Merge(Desired, patch);
        return !merged.Succeeded ? merged.Refusal
            : merged.Value == Desired ? this
            : (this with { Desired = merged.Value, Revision = Revision + 1 }).Compared();
    }

    /// <summary>What is to be sent: the desired properties that are pending.</summary>
    public string Difference()
    {
        var desired = (JsonObject)JsonNode.Parse(Desired)!;
        return new JsonObject(Pending.Select(name => KeyValuePair.Create(name, desired[name]?.DeepClone()))).ToJsonString();
    }

    /// <summary>Takes the readings of a message as reports of pending properties; null when there is none among them.</summary>
    public string? ReportOf(Telemetry message)
    {
        var report = new JsonObject();
        foreach (var reading in message.Readings.IsDefault ? [] : message.Readings)
        {
            if (Pending.Contains(reading.Metric, StringComparer.Ordinal))
            {
                report[reading.Metric] = reading.Value;
            }
        }

        foreach (var word in message.Words.IsDefault ? [] : message.Words)
        {
            if (Pending.Contains(word.Key, StringComparer.Ordinal))
            {
                report[word.Key] = word.Text;
            }
        }

        return report.Count == 0 ? null : report.ToJsonString();
    }

    public DeviceProperties ToContract() => new(Revision, Reported, Desired, Pending);

    private PropertyState Compared()
    {
        var reported = (JsonObject)JsonNode.Parse(Reported)!;
        return this with { Pending = [.. ((JsonObject)JsonNode.Parse(Desired)!).Where(pair => !EchoedValue.Same(pair.Value, reported[pair.Key])).Select(pair => pair.Key)] };
    }

    private static Outcome<string> Merge(string present, string patch)
    {
        try
        {
            var merged = JsonNode.Parse(patch, documentOptions: new JsonDocumentOptions { MaxDepth = 8, AllowDuplicateProperties = false }) is JsonObject changes
                ? MergePatch.Apply(JsonNode.Parse(present), changes)!.ToJsonString()
                : null;
            return merged is { Length: <= MaxLength } ? merged : Refusal.Invalid("body", $"must be a JSON object, of {MaxLength} characters in all");
        }
        catch (JsonException)
        {
            return Refusal.Invalid("body", "is not valid JSON of up to 8 levels without a field given twice");
        }
    }
}
