using System.Buffers;
using System.Globalization;
using System.Text;

namespace Twin.Devices.Dialects;

public sealed class ReadingsJsonTests
{
    private static readonly DateTimeOffset Arrived = new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);

    /// <summary>What devices send, and what it comes to: <c>time metric=value …</c>, an entry a line, "now" for the time of arrival.</summary>
    public static TheoryData<string, string> Golden => new()
    {
        { """{"smoke.obscuration":0.15}""", "now smoke.obscuration=0.15" },
        { """{"ts":1764000000000,"values":{"smoke.obscuration":0.12}}""", "2025-11-24T16:00:00.000 smoke.obscuration=0.12" },
        { """{"values":{"temp":21},"ts":1764000000}""", "2025-11-24T16:00:00.000 temp=21" },
        { """{"ts":"1764000000123","values":{"temp":21}}""", "2025-11-24T16:00:00.123 temp=21" },
        { """{"ts":1680962879.62,"temp":19.8}""", "2023-04-08T14:07:59.620 temp=19.8" },
        { """{"ts":"2017-02-16T10:13:52","temp":20.6}""", "2017-02-16T02:13:52.000 temp=20.6" },
        { """{"ts":"2017-02-16T10:13:52Z","temp":20.6}""", "2017-02-16T10:13:52.000 temp=20.6" },
        { """{"ts":"2017-02-16T10:13:52+01:00","temp":20.6}""", "2017-02-16T09:13:52.000 temp=20.6" },
        { """{"ts":null,"temp":20.6}""", "now temp=20.6" },
        { """{"key1":"1.5","on":true,"off":false,"text":"true"}""", "now key1=1.5 on=1 off=0 text=1" },
        { """{"temp":" 21.5 ","exp":1e3,"neg":-0.5}""", "now temp=21.5 exp=1000 neg=-0.5" },
        { """{"temp":1,"temp":2}""", "now temp=2" },
        { """{"a\/b":1,"cable temp":2}""", "now a/b=1 cable temp=2" },
        { """{"temp":null,"battery":80}""", "now battery=80" },
        { """{"seq":7,"values":{"temp":1},"device":{"fw":"1.0"}}""", "now temp=1" },
        { """{"values":3,"temp":1}""", "now values=3 temp=1" },
        { """[{"ts":1764000001000,"values":{"b":2}},{"ts":1764000000000,"values":{"a":1}},{"c":3}]""", "2025-11-24T16:00:00.000 a=1\n2025-11-24T16:00:01.000 b=2\nnow c=3" },
        { """[{},{"a":1},]""", "now a=1" },
        { "\uFEFF{\"a\":1}\0\0", "now a=1" },
    };

    /// <summary>What is wrong with a message, beside what is good in it.</summary>
    public static TheoryData<string, string, string> Faulty => new()
    {
        { "", "", "the payload is empty" },
        { "{}", "", "there is no reading in it" },
        { "[]", "", "there is no reading in it" },
        { "21.5", "", "21.5 is neither an object nor an array" },
        { "hello", "", "not JSON, or nested too deeply, at line 1, byte 1" },
        { """{"a":1,""", "", "not JSON, or nested too deeply, at line 1, byte 7" },
        { "{\"a\":1}\n{\"b\":2}", "", "not JSON, or nested too deeply, at line 2, byte 1" },
        { """{"a":NaN}""", "", "not JSON, or nested too deeply, at line 1, byte 6" },
        { """{"values":{"temp":"abc","battery":80}}""", "now battery=80", "values.temp: \"abc\" is not a number" },
        { """{"a":"NaN","b":"Infinity","c":1e999,"d":"","e":5}""", "now e=5", "a: \"NaN\" is not a number; b: \"Infinity\" is not a number; c: 1e999 is not a number; d: \"\" is not a number" },
        { """{"a":{"b":{"c":1}},"d":[1,2],"e":5}""", "now e=5", "a: an object is not a number; d: an array is not a number" },
        { """[{"a":1},7,{"values":{"b":"x"}}]""", "now a=1", "[1]: 7 is not an object; [2].values.b: \"x\" is not a number" },
        { """{"ts":"yesterday","a":1}""", "now a=1", "ts: \"yesterday\" is not a time, the time of arrival was taken" },
        { """{"ts":3600,"a":1}""", "now a=1", "ts: 3600 is not a time, the time of arrival was taken" },
        { """{"ts":{},"a":1}""", "now a=1", "ts: an object is not a time, the time of arrival was taken" },
        { """{"":1,"温度?":2," a":3,"b":4}""", "now b=4", ": not a name for a metric; 温度?: not a name for a metric;  a: not a name for a metric" },
        { """{"\ud800":1,"b":4}""", "now b=4", "\\ud800: not a name for a metric" },
    };

    [Theory]
    [MemberData(nameof(Golden))]
    public void Decode_reads_what_devices_send(string payload, string expected)
    {
        var decoded = Decode(payload);
        Assert.Null(decoded.Fault);
        Assert.Equal(expected, Show(decoded));
    }

    [Theory]
    [MemberData(nameof(Faulty))]
    public void Decode_names_what_is_wrong_and_keeps_what_is_good(string payload, string expected, string fault)
    {
        var decoded = Decode(payload);
        Assert.Equal(fault, decoded.Fault);
        Assert.Equal(expected, Show(decoded));
    }

    [Fact]
    public void Decode_takes_as_many_metrics_and_entries_as_allowed_and_names_the_rest()
    {
        var wide = Decode("{" + string.Join(',', Enumerable.Range(0, 70).Select(i => $"\"m{i}\":{i}")) + "}");
        Assert.Equal(ReadingsJson.MaxMetrics, Assert.Single(wide.Telemetry).Readings.Length);
        Assert.StartsWith("m64: more than 64 metrics at one time; m65:", wide.Fault, StringComparison.Ordinal);

        var longOne = Decode("[" + string.Join(',', Enumerable.Repeat("""{"a":1}""", 1_100)) + "]");
        Assert.Equal(ReadingsJson.MaxEntries, longOne.Telemetry.Length);
        Assert.Equal("[1000]: the message has more than 1000 entries", longOne.Fault);
    }

    [Fact]
    public void Decode_bounds_what_it_says_about_a_hopeless_payload()
    {
        var many = Decode("{" + string.Join(',', Enumerable.Range(0, 50_000).Select(i => $"\"m{i}\":\"{new string('x', 100)}\"")) + "}");
        Assert.InRange(many.Fault!.Length, 1, 2_000);
        Assert.EndsWith("and 49992 more", many.Fault, StringComparison.Ordinal);

        Assert.StartsWith("not JSON, or nested too deeply", Decode(string.Concat(Enumerable.Repeat("{\"a\":", 10_000))).Fault, StringComparison.Ordinal);
        Assert.DoesNotContain(Decode("{\"a\u0001\":1}").Fault!, char.IsControl);
    }

    [Fact]
    public void Decode_reads_a_payload_in_pieces()
    {
        var bytes = """{"ts":1764000000000,"values":{"smoke.obscuration":0.12}}"""u8.ToArray();
        var last = new Piece(bytes.AsMemory(20), previous: null);
        var first = new Piece(bytes.AsMemory(0, 20), last);
        var decoded = ReadingsJson.Decode(new ReadOnlySequence<byte>(first, 0, last, bytes.Length - 20), Arrived);
        Assert.Equal("2025-11-24T16:00:00.000 smoke.obscuration=0.12", Show(decoded));
    }

    [Fact]
    public void Find_gives_one_string_a_name()
    {
        Assert.Same(MetricNames.Find("ambient.temp"u8), MetricNames.Find("ambient.temp"u8));
        Assert.Null(MetricNames.Find(Encoding.ASCII.GetBytes(new string('a', 65))));
    }

    private static Decoded Decode(string payload) => ReadingsJson.Decode(new ReadOnlySequence<byte>(Encoding.UTF8.GetBytes(payload)), Arrived);

    private static string Show(Decoded decoded) => string.Join('\n', decoded.Telemetry.Select(entry =>
        (entry.At == Arrived ? "now" : entry.At.ToString("yyyy-MM-ddTHH:mm:ss.fff", CultureInfo.InvariantCulture)) + " "
        + string.Join(' ', entry.Readings.Select(reading => string.Create(CultureInfo.InvariantCulture, $"{reading.Metric}={reading.Value}")))));

    private sealed class Piece : ReadOnlySequenceSegment<byte>
    {
        public Piece(ReadOnlyMemory<byte> bytes, Piece? previous)
        {
            Memory = bytes;
            if (previous is not null)
            {
                Next = previous;
                previous.RunningIndex = bytes.Length;
            }
        }
    }
}
