using System.Buffers;
using Google.Protobuf;

namespace Twin.Devices.Dialects.Sparkplug;

/// <summary>Reads one kind of message of an edge node, in the light of the births before it.</summary>
/// <param name="kind">Such as <c>NDATA</c>.</param>
/// <param name="device">Empty for the edge node itself.</param>
/// <param name="askForBirths">What is sent to a node of which something is missing.</param>
internal sealed class SparkplugDecoder(SparkplugNode node, string kind, string device, Func<DateTimeOffset, Downlink> askForBirths) : IDecoder
{
    /// <summary>What is small on the wire may be large in memory.</summary>
    private const int MaxBytes = 256 * 1024;

    /// <summary>A birth tells all metrics at once.</summary>
    private const int MaxMetrics = 1_000;

    private const string Control = "Node Control/";
    private const string Session = "bdSeq";

    private static readonly MessageParser<SparkplugPayload> Parser = SparkplugPayload.Parser.WithDiscardUnknownFields(discardUnknownFields: true);

    public Decoded Decode(in ReadOnlySequence<byte> payload, DateTimeOffset arrived)
    {
        if (payload.Length > MaxBytes)
        {
            return Decoded.Nothing($"longer than {MaxBytes} bytes");
        }

        try
        {
            node.Hear(arrived);
            return Decode(Parser.ParseFrom(payload), SetOf(arrived));
        }
        catch (InvalidProtocolBufferException)
        {
            return Decoded.Nothing("not a Sparkplug B payload");
        }
    }

    private static ReadingSet SetOf(DateTimeOffset arrived) => new(arrived, MaxMetrics);

    private Decoded Decode(SparkplugPayload payload, ReadingSet own)
    {
        var session = payload.Metrics.FirstOrDefault(metric => metric.Name == Session) is { } number ? SparkplugValue.NumberOf(number) : null;
        switch (kind)
        {
            case "NBIRTH":
                node.Restart(session, payload.Seq);
                Learn(payload, own);
                Read(payload, own);
                return own.ToDecoded(ConnectionStatus.Online);
            case "NDEATH":
                return node.TryEnd(session) ? Gone(own, node.Devices) with { Status = ConnectionStatus.Offline } : Decoded.NothingToTell;
            case "DDEATH":
                return OrAsk(Gone(own, [device]), IsWhole(payload), own.Arrived);
        }

        var isWhole = IsWhole(payload);
        if (kind == "DBIRTH")
        {
            Learn(payload, own);
        }

        if (device.Length == 0)
        {
            isWhole &= Read(payload, own);
            return OrAsk(own.ToDecoded(), isWhole, own.Arrived);
        }

        var readings = SetOf(own.Arrived);
        isWhole &= Read(payload, readings);
        var others = new OtherDevices(own);
        others.Add(device, readings, kind == "DBIRTH" ? ConnectionStatus.Online : null);
        return OrAsk(others.ToDecoded(), isWhole, own.Arrived);
    }

    private bool IsWhole(SparkplugPayload payload) => node.IsNext(payload.HasSeq ? payload.Seq : null);

    private Decoded OrAsk(Decoded decoded, bool isWhole, DateTimeOffset arrived) =>
        isWhole || !node.MayAsk(arrived) ? decoded : decoded with { Answer = _ => askForBirths(arrived) };

    private static Decoded Gone(ReadingSet own, string[] devices)
    {
        var others = new OtherDevices(own);
        foreach (var gone in devices)
        {
            others.Add(gone, SetOf(own.Arrived), ConnectionStatus.Offline);
        }

        return others.ToDecoded();
    }

    private void Learn(SparkplugPayload payload, ReadingSet own)
    {
        if (!node.Learn(device, payload.Metrics))
        {
            own.Fault("the edge node has more metrics than are remembered");
        }
    }

    /// <returns>False when a metric is in no birth that was heard.</returns>
    private bool Read(SparkplugPayload payload, ReadingSet readings)
    {
        var isKnown = true;
        foreach (var metric in payload.Metrics)
        {
            var born = node.Find(device, metric);
            var name = metric.HasName ? metric.Name : born?.Name;
            if (name is null)
            {
                isKnown = false;
                readings.Fault($"alias {metric.Alias}: in no birth of it");
            }
            else if (name != Session && !name.StartsWith(Control, StringComparison.Ordinal) && !metric.IsNull)
            {
                foreach (var part in SparkplugParts.Of(metric, name, readings.Fault))
                {
                    var time = part.HasTimestamp ? part.Timestamp : payload.Timestamp;
                    SparkplugValue.Read(part, part.Name, part.HasDatatype ? (SparkplugType)part.Datatype : node.TypeOf(device, part.Name), readings.TimeOf(time), readings);
                }
            }
        }

        return isKnown;
    }
}
