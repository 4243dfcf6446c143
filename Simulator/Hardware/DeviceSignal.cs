using System.Buffers;
using System.Text.Json;

namespace Twin.Simulation;

/// <summary>The readings of one device, one after the other. The same seed gives the same readings.</summary>
internal sealed class DeviceSignal(DeviceLine device, int seed)
{
    /// <summary>How fast a disturbance takes hold: the share of the way to its level that one reading goes.</summary>
    private const double Rise = 0.6;

    private static readonly Dictionary<string, MetricSignal[]> Ordinary = new(StringComparer.Ordinal)
    {
        ["smoke"] = [new("smoke.obscuration", 0.012, 0.008, 3), new("ambient.temp", 21.5, 1.5, 1), new("battery", 93, 1, 0)],
        ["home-electric"] =
        [
            new("smoke.obscuration", 0.012, 0.008, 3), new("ambient.temp", 21.5, 1.5, 1), new("elec.current", 35, 15, 1), new("elec.residual", 30, 12, 0),
        ],
        ["septic-tank"] =
        [
            new("septic.ch4", 2, 1, 1), new("septic.h2s", 0.6, 0.4, 2), new("septic.o2", 20.8, 0.1, 2),
            new("septic.pressure", 101.3, 0.3, 1), new("septic.temp", 18, 1, 1), new("septic.humidity", 86, 4, 0), new("septic.level", 45, 3, 0),
        ],
        ["bin"] = [new("bin.fill", 15, 1, 0, Growth: 0.4, EmptiedAt: 55), new("battery", 88, 1, 0)],
        ["hydrant"] = [new("hydrant.pressure", 0.35, 0.02, 3), new("battery", 90, 1, 0)],
    };

    private readonly Dice _dice = new(seed, $"signal/{device.Id}");
    private readonly MetricSignal[] _metrics = Ordinary[device.Profile];
    private readonly double[] _disturbed = new double[Ordinary[device.Profile].Length];
    private long _reading;

    /// <summary>The next message: <c>{"ts":…,"values":{…}}</c>.</summary>
    public byte[] Next(DateTimeOffset at, Disturbance? disturbance)
    {
        var buffer = new ArrayBufferWriter<byte>(160);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteNumber("ts", at.ToUnixTimeMilliseconds());
            json.WriteStartObject("values");
            for (var i = 0; i < _metrics.Length; i++)
            {
                json.WriteNumber(_metrics[i].Metric, Value(i, disturbance));
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }

        _reading++;
        return buffer.WrittenSpan.ToArray();
    }

    private double Value(int index, Disturbance? disturbance)
    {
        var metric = _metrics[index];
        var ordinary = metric.At(_reading, _dice);
        var away = disturbance?.Levels.TryGetValue(metric.Metric, out var level) is true ? level - metric.Normal : 0;
        _disturbed[index] += (away - _disturbed[index]) * Rise;
        return Math.Round(Math.Max(0, ordinary + _disturbed[index]), metric.Decimals);
    }
}
