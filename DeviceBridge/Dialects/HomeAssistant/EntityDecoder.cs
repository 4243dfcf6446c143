using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using System.Text.Json;

namespace Twin.Devices.Dialects.HomeAssistant;

/// <summary>Reads a topic that announcements named: the state of entities, or whether their device is there.</summary>
/// <param name="own">The device whose message it is; the others stand behind it.</param>
internal sealed class EntityDecoder(string topic, ImmutableArray<DiscoveredEntity> entities, string own) : IDecoder
{
    private const int MaxBytes = 64 * 1024;

    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 16, AllowTrailingCommas = true };

    public Decoded Decode(in ReadOnlySequence<byte> payload, DateTimeOffset arrived)
    {
        if (payload.Length > MaxBytes)
        {
            return Decoded.Nothing($"longer than {MaxBytes} bytes");
        }

        var text = Encoding.UTF8.GetString(payload).TrimEnd('\0').Trim();
        try
        {
            using var json = entities.Any(entity => !entity.Path.IsEmpty && entity.StateTopic == topic) ? JsonDocument.Parse(text, Options) : null;
            return Read(text, json?.RootElement, new ReadingSet(arrived));
        }
        catch (JsonException fault)
        {
            return Decoded.Nothing($"not JSON, or nested too deeply, at line {fault.LineNumber + 1}, byte {fault.BytePositionInLine + 1}");
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair in a name or a text.
            return Decoded.Nothing("a text in it is not valid");
        }
    }

    private Decoded Read(string text, JsonElement? json, ReadingSet readings)
    {
        var others = new OtherDevices(readings);
        ConnectionStatus? status = null;
        foreach (var device in entities.GroupBy(entity => entity.Device, StringComparer.Ordinal))
        {
            var told = device.Select(entity => StatusIn(entity, text)).FirstOrDefault(found => found is not null);
            if (device.Key == own)
            {
                status = told;
                AddAll(device, text, json, readings);
            }
            else
            {
                var ofDevice = new ReadingSet(readings.Arrived);
                AddAll(device, text, json, ofDevice);
                others.Add(device.First().DeviceName, ofDevice, told);
            }
        }

        return others.ToDecoded() with { Status = status };
    }

    private ConnectionStatus? StatusIn(DiscoveredEntity entity, string text) =>
        entity.AvailabilityTopic != topic ? null
        : text == entity.Available ? ConnectionStatus.Online
        : text == entity.NotAvailable ? ConnectionStatus.Offline
        : null;

    private void AddAll(IEnumerable<DiscoveredEntity> told, string text, JsonElement? json, ReadingSet readings)
    {
        foreach (var entity in told.Where(entity => entity.StateTopic == topic))
        {
            if (entity.Path.IsEmpty)
            {
                Add(entity, text, readings);
            }
            else if (Find(json, entity.Path) is { } value)
            {
                if (value.ValueKind == JsonValueKind.String)
                {
                    Add(entity, value.GetString()!, readings);
                }
                else
                {
                    readings.Add(entity.Key, value, readings.Arrived);
                }
            }
        }
    }

    private static void Add(DiscoveredEntity entity, string text, ReadingSet readings)
    {
        if (text == entity.State.On || text == entity.State.Off)
        {
            readings.Add(entity.Key, text == entity.State.On ? 1 : 0, readings.Arrived);
        }
        else
        {
            readings.Add(entity.Key, text, readings.Arrived);
        }
    }

    private static JsonElement? Find(JsonElement? json, ImmutableArray<string> path)
    {
        foreach (var name in path)
        {
            json = json is { ValueKind: JsonValueKind.Object } at && at.TryGetProperty(name, out var inner) ? inner : null;
        }

        return json;
    }
}
