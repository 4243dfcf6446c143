using System.Buffers;
using System.Collections.Immutable;
using System.Text.Json;

namespace Twin.Devices.Dialects;

/// <summary>
/// Readings as JSON: <c>{"metric":1.5}</c>, <c>{"ts":…,"values":{"metric":1.5}}</c>, or an array of either. Numbers may
/// be written as strings, booleans count as 0 and 1, null is no reading; of a metric named twice the last one counts.
/// Beside <c>values</c> other fields are the device's own business.
/// </summary>
internal static class ReadingsJson
{
    public const int MaxEntries = 1_000;
    public const int MaxMetrics = 64;

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>Never throws, and takes time in proportion to the payload.</summary>
    public static Decoded Decode(in ReadOnlySequence<byte> payload, DateTimeOffset arrived)
    {
        ReadOnlySpan<byte> json = payload.IsSingleSegment ? payload.FirstSpan : payload.ToArray();
        if (json.StartsWith(ByteOrderMark))
        {
            json = json[ByteOrderMark.Length..];
        }

        // Firmware written in C likes to send the end of its string along.
        json = json.TrimEnd((byte)0);
        if (json.IsEmpty)
        {
            return Decoded.Nothing("the payload is empty");
        }

        try
        {
            return new Parser(json, arrived).Read();
        }
        catch (JsonException fault)
        {
            return Decoded.Nothing($"not JSON, or nested too deeply, at line {fault.LineNumber + 1}, byte {fault.BytePositionInLine + 1}");
        }
    }

    private ref struct Parser(ReadOnlySpan<byte> payload, DateTimeOffset arrived)
    {
        private const int LongestEscapedName = 6 * MetricNames.MaxLength;

        [ThreadStatic]
        private static Reading[]? t_readings;

        private readonly bool _mayHaveValues = payload.IndexOf("\"values\""u8) >= 0;
        private readonly Reading[] _readings = t_readings ??= new Reading[MaxMetrics];
        private readonly ImmutableArray<Telemetry>.Builder _telemetry = ImmutableArray.CreateBuilder<Telemetry>(1);
        private Utf8JsonReader _json = new(payload, new JsonReaderOptions { AllowTrailingCommas = true });
        private FaultList _faults;
        private int _count;
        private int _entry = -1;
        private bool _sorted = true;

        public Decoded Read()
        {
            _json.Read();
            if (_json.TokenType == JsonTokenType.StartObject)
            {
                ReadEntry();
            }
            else if (_json.TokenType == JsonTokenType.StartArray)
            {
                ReadEntries();
            }
            else
            {
                _faults.Add($"{Excerpt()} is neither an object nor an array");
            }

            // Anything after the end is a fault of the whole.
            _json.Read();
            var fault = _faults.Text ?? (_telemetry.Count == 0 ? "there is no reading in it" : null);
            var telemetry = _telemetry.DrainToImmutable();
            return new Decoded(_sorted ? telemetry : [.. telemetry.OrderBy(entry => entry.At)], fault);
        }

        private void ReadEntries()
        {
            while (_json.Read() && _json.TokenType != JsonTokenType.EndArray)
            {
                _entry++;
                if (_entry < MaxEntries && _json.TokenType == JsonTokenType.StartObject)
                {
                    ReadEntry();
                    continue;
                }

                if (_entry < MaxEntries)
                {
                    _faults.Add($"[{_entry}]: {Excerpt()} is not an object");
                }
                else if (_entry == MaxEntries)
                {
                    _faults.Add($"[{_entry}]: the message has more than {MaxEntries} entries");
                }

                _json.Skip();
            }
        }

        private void ReadEntry()
        {
            var at = arrived;
            _count = 0;
            var timed = _mayHaveValues && HasValues(_json);
            while (_json.Read() && _json.TokenType != JsonTokenType.EndObject)
            {
                if (_json.ValueSpan.SequenceEqual("ts"u8))
                {
                    ReadTime(ref at);
                }
                else if (!timed)
                {
                    ReadReading(string.Empty);
                }
                else if (_json.ValueSpan.SequenceEqual("values"u8))
                {
                    _json.Read();
                    ReadValues();
                }
                else
                {
                    _json.Skip();
                }
            }

            if (_count > 0)
            {
                _sorted &= _telemetry.Count == 0 || _telemetry[^1].At <= at;
                _telemetry.Add(new Telemetry(at, ImmutableArray.Create(_readings.AsSpan(0, _count))));
            }
        }

        private void ReadValues()
        {
            if (_json.TokenType != JsonTokenType.StartObject)
            {
                _json.Skip();
                return;
            }

            while (_json.Read() && _json.TokenType != JsonTokenType.EndObject)
            {
                ReadReading("values.");
            }
        }

        /// <summary>Looks ahead, with a copy of the reader: readings may stand beside a field that is called "values".</summary>
        private static bool HasValues(Utf8JsonReader json)
        {
            while (json.Read() && json.TokenType != JsonTokenType.EndObject)
            {
                var named = json.ValueSpan.SequenceEqual("values"u8);
                json.Read();
                if (named && json.TokenType == JsonTokenType.StartObject)
                {
                    return true;
                }

                json.Skip();
            }

            return false;
        }

        private void ReadTime(ref DateTimeOffset at)
        {
            _json.Read();
            if (DeviceClock.TryRead(ref _json, out var time))
            {
                at = time;
            }
            else if (_json.TokenType != JsonTokenType.Null)
            {
                // The readings still count, as of now: an alarm must not be lost to a clock that was never set.
                _faults.Add($"{Path(string.Empty)}ts: {Excerpt()} is not a time, the time of arrival was taken");
                _json.Skip();
            }
        }

        private void ReadReading(string parent)
        {
            var name = _json.ValueSpan;
            var metric = _json.ValueIsEscaped ? FindEscaped() : MetricNames.Find(name);
            _json.Read();
            if (_json.TokenType == JsonTokenType.Null)
            {
                return;
            }

            if (metric is null)
            {
                _faults.Add($"{Path(parent)}{FaultList.Excerpt(name)}: not a name for a metric");
            }
            else if (!TryReadValue(out var value))
            {
                _faults.Add($"{Path(parent)}{metric}: {Excerpt()} is not a number");
            }
            else if (!Keep(metric, value))
            {
                _faults.Add($"{Path(parent)}{metric}: more than {MaxMetrics} metrics at one time");
            }

            _json.Skip();
        }

        private readonly bool TryReadValue(out double value)
        {
            value = _json.TokenType == JsonTokenType.True ? 1 : 0;
            return _json.TokenType switch
            {
                JsonTokenType.True or JsonTokenType.False => true,
                JsonTokenType.Number => _json.TryGetDouble(out value) && double.IsFinite(value),
                JsonTokenType.String => TryReadText(_json.ValueSpan, out value),
                _ => false,
            };
        }

        private static bool TryReadText(ReadOnlySpan<byte> text, out double value)
        {
            if (double.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out value))
            {
                return double.IsFinite(value);
            }

            value = text.SequenceEqual("true"u8) ? 1 : 0;
            return value > 0 || text.SequenceEqual("false"u8);
        }

        private readonly string? FindEscaped()
        {
            if (_json.ValueSpan.Length > LongestEscapedName)
            {
                return null;
            }

            Span<byte> name = stackalloc byte[LongestEscapedName];
            try
            {
                return MetricNames.Find(name[.._json.CopyString(name)]);
            }
            catch (InvalidOperationException)
            {
                // Half of a surrogate pair is no text.
                return null;
            }
        }

        private bool Keep(string metric, double value)
        {
            for (var i = 0; i < _count; i++)
            {
                if (_readings[i].Metric == metric)
                {
                    _readings[i] = new Reading(metric, value);
                    return true;
                }
            }

            if (_count == MaxMetrics)
            {
                return false;
            }

            _readings[_count++] = new Reading(metric, value);
            return true;
        }

        private readonly string Path(string parent) => _entry < 0 ? parent : $"[{_entry}].{parent}";

        private readonly string Excerpt() => _json.TokenType switch
        {
            JsonTokenType.StartObject => "an object",
            JsonTokenType.StartArray => "an array",
            JsonTokenType.String => $"\"{FaultList.Excerpt(_json.ValueSpan)}\"",
            _ => FaultList.Excerpt(_json.ValueSpan),
        };
    }
}
