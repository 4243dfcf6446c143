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
    private readonly Dictionary<string, CommandReply> _replies = new(StringComparer.Ordinal);
    private ConnectionStatus? _status;
    private ReadingSet? _present;
    private string _name = string.Empty;
    private DateTimeOffset _at;

    public void Take(string what, JsValue first, JsValue second, JsValue third)
    {
        switch (what)
        {
            case "entry":
                _present = Begin(first.IsString() ? first.AsString() : null, StatusIn(third));
                _at = TimeIn(second);
                break;
            case "event":
                using (var data = JsonDocument.Parse(second.AsString()))
                {
                    _present?.Happened(first.AsString(), data.RootElement, _at, third.IsString() && third.AsString() is { Length: > 0 and <= ObjectKey.MaxIdLength } id ? id : null);
                }

                break;
            case "reply":
                Reply(first, isDone: !second.IsBoolean() || second.AsBoolean());
                break;
            default:
                Add(first.AsString(), second);
                break;
        }
    }

    public Decoded ToDecoded()
    {
        var others = new OtherDevices(_own);
        foreach (var (name, other) in _others)
        {
            others.Add(name, other.Readings, other.Status, _replies.GetValueOrDefault(name));
        }

        return others.ToDecoded() with { Status = _status, Reply = own is null ? null : _replies.GetValueOrDefault(own) };
    }

    private ReadingSet? Begin(string? name, ConnectionStatus? status)
    {
        name ??= own;
        if (name is null)
        {
            _own.Fault("neither the topic nor the script says which device it is");
            return null;
        }

        _name = name;
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

    private void Reply(JsValue number, bool isDone)
    {
        if (!number.IsNumber() || number.AsNumber() is not (> 0 and <= int.MaxValue and var told) || told != Math.Floor(told))
        {
            _present?.Fault("reply: does not say which command it answers");
        }
        else if (_present is not null && !_replies.TryAdd(_name, new CommandReply((int)told, isDone, Answer: null)))
        {
            _present.Fault("reply: more than one of a device in one message");
        }
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
