using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using Twin.Devices.Dialects;

namespace Twin.Devices.Mappings;

/// <summary>Tries a mapping out; nothing of it is kept.</summary>
internal static class MappingRun
{
    public static MappingTrialResult Try(MappingTrial trial, DateTimeOffset now, TimeProvider time)
    {
        var (mapping, fault) = CompiledMapping.Compile(new SiteMapping("trial", 0, trial.Definition, string.Empty, now), time);
        if (mapping is not null && trial.Order is { } order)
        {
            var (written, reason) = mapping.Write(order, order.Device, order.Gateway ?? order.Device, now);
            return new MappingTrialResult(Matches: !written.Messages.IsEmpty, [], reason)
            {
                Messages = [.. written.Messages.Select(message => new MappedDownlink(message.Topic, FaultList.Printable(Encoding.UTF8.GetString(message.Payload)), Convert.ToBase64String(message.Payload)))],
            };
        }

        if (mapping is null || trial.Topic is null)
        {
            return new MappingTrialResult(Matches: false, [], fault);
        }

        if (mapping.Match(trial.Topic, trial.Device) is not { } route)
        {
            return new MappingTrialResult(Matches: false, [], Fault: null);
        }

        var decoded = route.Decoder?.Decode(new ReadOnlySequence<byte>(trial.Payload.ToArray()), now) ?? Decoded.Nothing(route.Unread!);
        OtherDevice own = new(route.Device!, route.Device!, decoded.Telemetry, decoded.Status) { Reply = decoded.Reply, Events = decoded.Events.IsDefault ? [] : decoded.Events };
        OtherDevice[] told = [own, .. decoded.Others.IsDefault ? [] : decoded.Others];
        return new MappingTrialResult(Matches: true, [.. told.SelectMany(device => ReadingsOf(device.Device, device.Telemetry))], decoded.Fault)
        {
            Events = [.. told.SelectMany(device => device.Events.Select(happened => new MappedEvent(device.Device, happened.At, happened.Type, happened.Data)))],
            Replies = [.. told.Where(device => device.Reply is not null).Select(device => new MappedReply(device.Device, device.Reply!.Number, device.Reply.Done))],
        };
    }

    private static IEnumerable<MappedReading> ReadingsOf(string? device, ImmutableArray<Telemetry> telemetry) => telemetry.SelectMany(message =>
        message.Readings.Select(reading => new MappedReading(device, message.At, reading.Metric, reading.Value, Text: null))
            .Concat((message.Words.IsDefault ? [] : message.Words).Select(word => new MappedReading(device, message.At, word.Key, Value: null, word.Text))));
}
