using System.Buffers;
using System.Text;
using System.Text.Json;
using CsCheck;

namespace Twin.Devices.Dialects;

public sealed class ReadingsJsonProperties
{
    private static readonly DateTimeOffset Arrived = new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);

    /// <summary>Pieces of what devices send, put together without any sense.</summary>
    private static readonly string[] Pieces =
    [
        "{", "}", "[", "]", ":", ",", "\"", "\\", "\"ts\"", "\"values\"", "\"temp\"", "\"a\\u0041\"", "1764000000", "1764000000000", "-1", "1e999", "NaN",
        "\"NaN\"", "\"21.5\"", "true", "null", " ", "\n", "\0", "\uFEFF", "\"\\ud800\"", "{\"values\":{", "[{\"ts\":", "温度",
        """{"\ud800":1,""", """{"ts":"\ud800",""", """{"ts":"2017-02-16T10:13:52","a":1}""", """{"values":{"a":1}}""", """{"a":"\ud800"}""",
    ];

    private static readonly Gen<string> Rubble = Gen.Int[0, Pieces.Length - 1].Array[0, 40].Select(indexes => string.Concat(indexes.Select(i => Pieces[i])));

    private static readonly Gen<byte[]> AnyBytes = Gen.OneOf(
        Gen.Byte.Array[0, 200],
        Rubble.Select(Encoding.UTF8.GetBytes),
        Gen.Select(Rubble.Select(Encoding.UTF8.GetBytes), Gen.Byte.Array[0, 4], (text, tail) => (byte[])[.. text, .. tail]));

    private static readonly Gen<Dictionary<string, double>> Readings = Gen.Dictionary(
        Gen.String[Gen.Char["abcdefghijklmnopqrstuvwxyzABC0123456789_.:/-"], 1, 64].Where(name => name is not ("ts" or "values")),
        Gen.Double.Where(double.IsFinite))[1, ReadingsJson.MaxMetrics];

    [Fact]
    public void Any_bytes_come_to_readings_or_a_fault() =>
        AnyBytes.Sample(
            bytes =>
            {
                var decoded = ReadingsJson.Decode(new ReadOnlySequence<byte>(bytes), Arrived);
                Assert.True(decoded.Fault is not null || !decoded.Telemetry.IsEmpty);
                Assert.True(decoded.Fault is null || decoded.Fault.Length is > 0 and < 4_000);
                Assert.All(decoded.Telemetry, entry =>
                {
                    Assert.Equal(TimeSpan.Zero, entry.At.Offset);
                    Assert.InRange(entry.Readings.Length, 1, ReadingsJson.MaxMetrics);
                    Assert.All(entry.Readings, reading => Assert.True(double.IsFinite(reading.Value)));
                    Assert.Equal(entry.Readings.Length, entry.Readings.Select(reading => reading.Metric).Distinct(StringComparer.Ordinal).Count());
                });
                Assert.Equal(decoded.Telemetry.OrderBy(entry => entry.At), decoded.Telemetry);
            },
            iter: 20_000);

    [Fact]
    public void Readings_come_back_as_they_were_written() =>
        Readings.Sample(
            readings =>
            {
                foreach (var payload in new object[] { readings, new { ts = 1764000000000, values = readings }, new object[] { readings } })
                {
                    var decoded = ReadingsJson.Decode(new ReadOnlySequence<byte>(JsonSerializer.SerializeToUtf8Bytes(payload)), Arrived);
                    Assert.Null(decoded.Fault);
                    Assert.Equal(readings, Assert.Single(decoded.Telemetry).Readings.ToDictionary(reading => reading.Metric, reading => reading.Value, StringComparer.Ordinal));
                }
            },
            iter: 500);
}
