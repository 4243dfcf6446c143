using System.Text.Json;
using Jint;
using Jint.Native;
using Twin.Devices.Dialects;

namespace Twin.Devices.Mappings;

/// <summary>Gathers what a script returned. It is told bare values only, so that nothing of the script runs any more.</summary>
/// <param name="own">Whose message it is; null when only the script can tell.</param>
internal sealed class MappedEntries(string? own, DateTimeOffset arrived)
{
    private const int MaxDevices = 1_000;

    private readonly ReadingSet _own = new(arrived);
    private readonly Dictionary<string, (ReadingSet Readings, ConnectionStatus? Status)> _others = new(StringComparer.Ordinal);
    private ConnectionStatus? _status;
    private ReadingSet? _present;
    private DateTimeOffset _at;

    public void Take(string what, JsValue first, JsValue second, JsValue third)
    {
        if (what == "entry")
        {
            _present = Begin(first.IsString() ? first.AsString() : null, StatusIn(third));
            _at = TimeIn(second);
        }
        else
        {
            Add(first.AsString(), second);
        }
    }

    public Decoded ToDecoded()
    {
        var others = new OtherDevices(_own);
        foreach (var (name, other) in _others)
        {
            others.Add(name, other.Readings, other.Status);
        }

        return others.ToDecoded() with { Status = _status };
    }

    private ReadingSet? Begin(string? name, ConnectionStatus? status)
    {
        name ??= own;
        if (name is null)
        {
            _own.Fault("neither the topic nor the script says which device it is");
            return null;
        }

        if (name == own)
        {
            _status = status ?? _status;
            return _own;
        }

        var found = _others.GetValueOrDefault(name);
        if (found.Readings is null && _others.Count == MaxDevices)
        {
            _own.Fault($"more than {MaxDevices} devices in one message");
            return null;
        }

        _others[name] = found = (found.Readings ?? new ReadingSet(arrived), status ?? found.Status);
        return found.Readings;
    }

    private void Add(string key, JsValue value)
    {
        if (value.IsNumber())
        {
            _present?.Add(key, value.AsNumber(), _at);
        }
        else if (value.IsBoolean())
        {
            _present?.Add(key, value.AsBoolean() ? 1 : 0, _at);
        }
        else if (value.IsString())
        {
            _present?.Add(key, value.AsString(), _at);
        }
        else if (!value.IsNull() && !value.IsUndefined())
        {
            _present?.Fault($"{FaultList.Printable(key.Length > MetricNames.MaxLength ? key[..MetricNames.MaxLength] : key)}: neither a number nor a text");
        }
    }

    private DateTimeOffset TimeIn(JsValue at)
    {
        if (at.IsUndefined() || at.IsNull())
        {
            return arrived;
        }

        if (at.IsNumber() ? DeviceClock.TryConvert(at.AsNumber(), out var time)
            : at.IsString() & DeviceClock.TryRead(JsonSerializer.SerializeToElement(at.IsString() ? at.AsString() : string.Empty), out time))
        {
            return time;
        }

        _own.Fault("ts: not a time, the time of arrival was taken");
        return arrived;
    }

    private static ConnectionStatus? StatusIn(JsValue status) => !status.IsString() ? null : status.AsString() switch
    {
        "online" => ConnectionStatus.Online,
        "offline" => ConnectionStatus.Offline,
        _ => null,
    };
}
