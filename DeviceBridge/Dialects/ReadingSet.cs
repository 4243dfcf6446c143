using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace Twin.Devices.Dialects;

/// <summary>
/// Gathers the readings of a vendor's message, by the time they were taken. Numbers may be written as strings, booleans
/// and switches are 1 and 0, other texts are words for the profile to understand; what is nested gets a name with dots.
/// </summary>
/// <param name="maxMetrics">At one time.</param>
internal sealed class ReadingSet(DateTimeOffset arrived, int maxMetrics = ReadingsJson.MaxMetrics)
{
    private const int MaxTextLength = 64;
    private const int MaxEvents = 100;

    private readonly SortedDictionary<DateTimeOffset, Dictionary<string, object>> _byTime = [];
    private readonly List<DeviceEvent> _events = [];
    private FaultList _faults;

    public DateTimeOffset Arrived => arrived;

    /// <summary>True when nothing could be read and nothing was wrong.</summary>
    public bool IsEmpty => _byTime.Count == 0 && _events.Count == 0 && _faults.Text is null;

    /// <param name="at">The time as the vendor writes it; the time of arrival when there is none or it cannot be read.</param>
    public DateTimeOffset TimeOf(JsonElement owner, string field)
    {
        if (!owner.TryGetProperty(field, out var at) || at.ValueKind == JsonValueKind.Null)
        {
            return arrived;
        }

        if (DeviceClock.TryRead(at, out var time))
        {
            return time;
        }

        _faults.Add($"{field}: not a time, the time of arrival was taken");
        return arrived;
    }

    /// <param name="milliseconds">Since 1970; 0 when there is no time.</param>
    public DateTimeOffset TimeOf(ulong milliseconds)
    {
        if (milliseconds == 0)
        {
            return arrived;
        }

        if (DeviceClock.TryConvert(milliseconds, out var time))
        {
            return time;
        }

        _faults.Add("timestamp: not a time, the time of arrival was taken");
        return arrived;
    }

    public void AddAll(string prefix, JsonElement values, DateTimeOffset at)
    {
        if (values.ValueKind != JsonValueKind.Object)
        {
            _faults.Add($"{(prefix.Length == 0 ? "the message" : prefix)}: not an object");
            return;
        }

        foreach (var value in values.EnumerateObject())
        {
            Add(prefix.Length == 0 ? value.Name : $"{prefix}.{value.Name}", value.Value, at);
        }
    }

    public void Add(string name, JsonElement value, DateTimeOffset at)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                AddAll(name, value, at);
                break;
            case JsonValueKind.Number when value.TryGetDouble(out var number) && double.IsFinite(number):
                Keep(name, number, at);
                break;
            case JsonValueKind.True or JsonValueKind.False:
                Keep(name, value.ValueKind == JsonValueKind.True ? 1d : 0d, at);
                break;
            case JsonValueKind.String:
                Add(name, value.GetString()!, at);
                break;
            case JsonValueKind.Number:
                _faults.Add($"{FaultList.Printable(Short(name))}: not a finite number");
                break;
        }
    }

    public void Add(string name, string text, DateTimeOffset at)
    {
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
        {
            Add(name, number, at);
            return;
        }

        switch (text.ToLowerInvariant())
        {
            case "true" or "on":
                Keep(name, 1d, at);
                break;
            case "false" or "off":
                Keep(name, 0d, at);
                break;
            case { Length: > 0 and <= MaxTextLength }:
                Keep(name, text, at);
                break;
        }
    }

    public void Add(string name, double number, DateTimeOffset at)
    {
        if (double.IsFinite(number))
        {
            Keep(name, number, at);
        }
        else
        {
            _faults.Add($"{FaultList.Printable(Short(name))}: not a finite number");
        }
    }

    /// <summary>Something happened; its own fields are kept with it, what is nested with dots.</summary>
    /// <param name="data">An object, or a single value.</param>
    /// <param name="id">The device's own id of it, never given twice; null where the message has none, or only a counter that starts again.</param>
    public void Happened(string type, JsonElement data, DateTimeOffset at, string? id = null)
    {
        if (_events.Count == MaxEvents)
        {
            _faults.Add($"more than {MaxEvents} events in one message");
        }
        else if (EventFields.TryWrite(data, out var fields))
        {
            _events.Add(new DeviceEvent(at, Short(type), fields, id));
        }
        else
        {
            _faults.Add($"{FaultList.Printable(Short(type))}: more than {EventFields.MaxLength} characters, or too many fields");
        }
    }

    public void Fault(string fault) => _faults.Add(fault);

    public ImmutableArray<Telemetry> ToTelemetry() =>
    [
        .. _byTime.Select(entry => new Telemetry(
            entry.Key,
            [.. entry.Value.Where(value => value.Value is double).Select(value => new Reading(value.Key, (double)value.Value))],
            [.. entry.Value.Where(value => value.Value is string).Select(value => new Word(value.Key, (string)value.Value))])),
    ];

    public Decoded ToDecoded(ConnectionStatus? status = null) => new(ToTelemetry(), _faults.Text, status) { Events = [.. _events] };

    private void Keep(string name, object value, DateTimeOffset at)
    {
        if (name.Length > MetricNames.MaxLength)
        {
            _faults.Add($"{FaultList.Printable(Short(name))}: longer than {MetricNames.MaxLength} characters");
            return;
        }

        if (!_byTime.TryGetValue(at, out var values))
        {
            if (_byTime.Count == ReadingsJson.MaxEntries)
            {
                _faults.Add($"more than {ReadingsJson.MaxEntries} different times in one message");
                return;
            }

            _byTime.Add(at, values = new Dictionary<string, object>(StringComparer.Ordinal));
        }

        if (values.Count < maxMetrics || values.ContainsKey(name))
        {
            values[name] = value;
        }
        else
        {
            _faults.Add($"{FaultList.Printable(name)}: more than {maxMetrics} metrics at one time");
        }
    }

    private static string Short(string name) => name.Length <= MetricNames.MaxLength ? name : name[..MetricNames.MaxLength];
}
