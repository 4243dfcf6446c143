using System.Collections.Immutable;
using System.Text.Json;

namespace Twin.Devices.Dialects;

/// <summary>Gathers what a gateway's message says of the devices behind it.</summary>
/// <param name="own">Of the gateway's message itself; takes the faults.</param>
internal sealed class OtherDevices(ReadingSet own)
{
    private const int Most = 1_000;

    private readonly ImmutableArray<OtherDevice>.Builder _devices = ImmutableArray.CreateBuilder<OtherDevice>();

    /// <summary>Adds a device that is named by a field.</summary>
    public void Add(JsonElement item, string nameField, Action<JsonElement, ReadingSet> read)
    {
        if (item.ValueKind == JsonValueKind.Object && item.TryGetProperty(nameField, out var name) && name.ValueKind == JsonValueKind.String)
        {
            Add(name.GetString()!, item, read);
        }
        else
        {
            own.Fault($"{nameField}: is needed for each device");
        }
    }

    public void Add(string name, JsonElement item, Action<JsonElement, ReadingSet> read, ConnectionStatus? status = null, CommandReply? reply = null, string? reported = null)
    {
        if (IdOf(name) is { } device)
        {
            var readings = new ReadingSet(own.Arrived);
            read(item, readings);
            Keep(device, name, readings, status, reply, reported);
        }
    }

    /// <summary>Adds a device whose readings have been gathered.</summary>
    public void Add(string name, ReadingSet readings, ConnectionStatus? status, CommandReply? reply = null)
    {
        if (IdOf(name) is { } device)
        {
            Keep(device, name, readings, status, reply, reported: null);
        }
    }

    public Decoded ToDecoded() => own.ToDecoded() with { Others = _devices.DrainToImmutable() };

    private string? IdOf(string name)
    {
        if (TopicIds.Find(name) is not { } device)
        {
            own.Fault($"\"{FaultList.Printable(name.Length > ObjectKey.MaxIdLength ? name[..ObjectKey.MaxIdLength] : name)}\" names no possible device");
            return null;
        }

        if (_devices.Count == Most)
        {
            own.Fault($"more than {Most} devices in one message");
            return null;
        }

        return device;
    }

    private void Keep(string device, string name, ReadingSet readings, ConnectionStatus? status, CommandReply? reply, string? reported)
    {
        var decoded = readings.ToDecoded();
        if (decoded.Fault is { } fault)
        {
            own.Fault($"{device}: {fault}");
        }

        _devices.Add(new OtherDevice(device, name, decoded.Telemetry, status) { Reply = reply, Reported = reported, Events = decoded.Events });
    }
}
