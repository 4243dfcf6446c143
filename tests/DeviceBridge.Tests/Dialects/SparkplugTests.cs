using System.Buffers;
using System.Globalization;
using System.Text.Json.Nodes;
using CsCheck;
using Google.Protobuf;
using Twin.Devices.Dialects.Sparkplug;

namespace Twin.Devices.Dialects;

public sealed class SparkplugTests
{
    private const string Node = "edge-1";

    private static readonly DateTimeOffset Arrived = new(2026, 7, 1, 12, 0, 0, TimeSpan.Zero);

    /// <summary>As an edge node sends it: timestamp 1764000000000, "Temp" with alias 1, datatype 10 (double) and 21.5, "Low" with alias 2, datatype 1 (int8) and -5, seq 0.</summary>
    private const string Birth = "08 80 D0 DF B4 AB 33 12 13 0A 04 54 65 6D 70 10 01 20 0A 69 00 00 00 00 00 80 35 40 12 0F 0A 03 4C 6F 77 10 02 20 01 50 FB FF FF FF 0F 18 00";

    private readonly SparkplugDialect _dialect = new();

    [Fact]
    public void Decode_reads_the_bytes_of_a_birth()
    {
        var decoded = Decode("NBIRTH", Convert.FromHexString(Birth.Replace(" ", string.Empty, StringComparison.Ordinal)));

        Assert.Equal((ConnectionStatus.Online, null), (decoded.Status, decoded.Fault));
        Assert.Equal("Temp=21.5@1764000000 Low=-5@1764000000", Written(decoded.Telemetry));
    }

    [Fact]
    public void Data_with_aliases_only_means_what_the_birth_of_their_device_said()
    {
        Decode("NBIRTH", Payload(0, Metric("Temp", 1, SparkplugType.Float)));
        var born = Decode("DBIRTH", Payload(1, Metric("Temp", 7, SparkplugType.Int16)), "lamp 1");
        var data = Decode("DDATA", Payload(2, new SparkplugMetric { Alias = 7, IntValue = unchecked((uint)-3) }), "lamp 1");
        var own = Decode("NDATA", Payload(3, new SparkplugMetric { Alias = 1, FloatValue = 21.6f }));
        var others = Decode("NDATA", Payload(4, new SparkplugMetric { Alias = 7, IntValue = 1 }));

        Assert.Equal(("lamp_1", "lamp 1", ConnectionStatus.Online), (born.Others[0].Device, born.Others[0].Name, born.Others[0].Status));
        Assert.Equal("Temp=-3", Written(data.Others[0].Telemetry));
        Assert.Equal("Temp=21.6", Written(own.Telemetry));
        Assert.Equal("alias 7: in no birth of it", others.Fault);
        Assert.NotNull(others.Answer);
    }

    [Fact]
    public void Node_is_asked_for_its_births_when_a_number_is_missing_and_not_again_within_ten_seconds()
    {
        Decode("NBIRTH", Payload(254, Metric("Temp", 1, SparkplugType.Double)));
        Assert.Null(Decode("NDATA", Payload(255, Metric("Temp", 1, SparkplugType.Double))).Answer);
        Assert.Null(Decode("NDATA", Payload(0, Metric("Temp", 1, SparkplugType.Double))).Answer);
        Assert.Null(Decode("NDATA", Payload(0, Metric("Temp", 1, SparkplugType.Double))).Answer);
        var gap = Decode("NDATA", Payload(2, Metric("Temp", 1, SparkplugType.Double)));

        var (topic, payload) = gap.Answer!(true);
        Assert.Equal("spBv1.0/g1/NCMD/edge-1", topic);
        Assert.Equal(("Node Control/Rebirth", true), (SparkplugPayload.Parser.ParseFrom(payload).Metrics.Single().Name, SparkplugPayload.Parser.ParseFrom(payload).Metrics.Single().BooleanValue));
        Assert.Null(Decode("NDATA", Payload(9, Metric("Temp", 1, SparkplugType.Double))).Answer);
        Assert.NotNull(Decode("NDATA", Payload(20, Metric("Temp", 1, SparkplugType.Double)), at: Arrived.AddSeconds(11)).Answer);
    }

    [Fact]
    public void Data_before_any_birth_is_read_where_it_has_names_and_the_births_are_asked_for()
    {
        var decoded = Decode("NDATA", Payload(9, Metric("Temp", 1, SparkplugType.Double), new SparkplugMetric { Alias = 4, IntValue = 1 }));

        Assert.Equal("Temp=1", Written(decoded.Telemetry));
        Assert.Equal("alias 4: in no birth of it", decoded.Fault);
        Assert.NotNull(decoded.Answer);
    }

    [Fact]
    public void Templates_and_data_sets_of_one_row_are_taken_apart_and_what_else_is_no_reading_is_named()
    {
        var pump = new SparkplugTemplate { Metrics = { new SparkplugMetric { Name = "rpm", Datatype = (uint)SparkplugType.Int16, IntValue = unchecked((uint)-5) }, new SparkplugMetric { Name = "in", TemplateValue = new SparkplugTemplate { Metrics = { Metric("bar", 9, SparkplugType.Double) } } } } };
        var row = new SparkplugRow { Elements = { new SparkplugElement { DoubleValue = 2.5 }, new SparkplugElement { StringValue = "ok" } } };
        var table = new SparkplugDataSet { Columns = { "level", "state" }, Types_ = { (uint)SparkplugType.Double, (uint)SparkplugType.String }, Rows = { row } };
        var born = Decode("NBIRTH", Payload(0, new SparkplugMetric { Name = "pump", Alias = 1, TemplateValue = pump }, new SparkplugMetric { Name = "_types_/pump", TemplateValue = new SparkplugTemplate { IsDefinition = true, Metrics = { Metric("rpm", 8, SparkplugType.Int16) } } }));
        Assert.Equal(("pump.rpm=-5 pump.in.bar=1", null), (Written(born.Telemetry), born.Fault));

        pump.Metrics[0].ClearDatatype();
        Assert.Equal("pump.rpm=-5 pump.in.bar=1", Written(Decode("NDATA", Payload(1, new SparkplugMetric { Alias = 1, TemplateValue = pump })).Telemetry));
        Assert.Equal("tank.level=2.5", Written(Decode("NDATA", Payload(2, new SparkplugMetric { Name = "tank", DataSetValue = table })).Telemetry));

        table.Rows.Add(row);
        var refused = Decode("NDATA", Payload(3, new SparkplugMetric { Name = "tank", DataSetValue = table }, new SparkplugMetric { Name = "photo", BytesValue = ByteString.CopyFrom(1, 2) }, new SparkplugMetric { Name = new string('n', 65), TemplateValue = pump }));
        Assert.Empty(refused.Telemetry);
        Assert.Contains("tank: a data set is read when it has one row", refused.Fault, StringComparison.Ordinal);
        Assert.Contains("photo: bytes, files and arrays are no readings", refused.Fault, StringComparison.Ordinal);
        Assert.Contains("more than 64 characters", refused.Fault, StringComparison.Ordinal);
    }

    [Fact]
    public void Death_takes_all_devices_of_the_node_offline_unless_it_is_of_an_earlier_session()
    {
        Decode("NBIRTH", Payload(0, new SparkplugMetric { Name = "bdSeq", Datatype = 8, LongValue = 3 }));
        Decode("DBIRTH", Payload(1), "lamp");
        Decode("DBIRTH", Payload(2), "door");

        Assert.Equal(ConnectionStatus.Offline, Decode("DDEATH", Payload(3), "door").Others.Single().Status);
        Assert.Null(Decode("NDEATH", Death(2)).Status);
        var death = Decode("NDEATH", Death(3));
        Assert.Equal(ConnectionStatus.Offline, death.Status);
        Assert.Equal(["door", "lamp"], death.Others.Where(other => other.Status == ConnectionStatus.Offline).Select(other => other.Device).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("""{"Level":-2}""", (uint)SparkplugType.Int8, 4294967294d)]
    [InlineData("""{"Level":1.5}""", (uint)SparkplugType.Unknown, 1.5)]
    [InlineData("""{"Level":true}""", (uint)SparkplugType.Boolean, 1)]
    [InlineData("{}", (uint)SparkplugType.Boolean, 1)]
    public void Write_puts_values_in_the_types_of_the_birth(string values, uint type, double number)
    {
        Decode("NBIRTH", Payload(0, Metric("Level", 1, (SparkplugType)type)));
        var order = new DeviceOrder(Node, Gateway: null, Number: 1, "reset", Writes: values != "{}", values, Revision: 0);
        var message = _dialect.Write(order, new Recipient(Node, Node, ["spBv1.0/g1/NCMD/edge-1/#"], Arrived)).Single().Messages.Single();

        Assert.Equal("spBv1.0/g1/NCMD/edge-1", message.Topic);
        var metric = SparkplugPayload.Parser.ParseFrom(message.Payload).Metrics.Single();
        Assert.Equal(values == "{}" ? "reset" : "Level", metric.Name);
        Assert.Equal(number, metric.ValueCase switch
        {
            SparkplugMetric.ValueOneofCase.IntValue => metric.IntValue,
            SparkplugMetric.ValueOneofCase.DoubleValue => metric.DoubleValue,
            _ => metric.BooleanValue ? 1 : 0,
        });
    }

    [Fact]
    public void Match_leaves_what_is_known_of_a_node_to_who_signed_in_as_it()
    {
        Assert.NotNull(_dialect.Match("spBv1.0/g1/NDATA/edge-2", Node)!.Unread);
        Assert.NotNull(_dialect.Match("spBv1.0/g1/NDATA/edge-2", sessionDevice: null)!.Decoder);
        Assert.NotNull(_dialect.Match("spBv1.0/STATE/host", Node)!.Unread);
        Assert.False(_dialect.Owns("spBv1.0/g1/NCMD/edge-2/#", Node));
        Assert.False(_dialect.Owns("spBv1.0/+/NCMD/edge-1", Node));
        Assert.True(_dialect.Owns("spBv1.0/g1/DCMD/edge-1/#", Node));
    }

    [Fact]
    public void Any_bytes_come_to_readings_or_a_fault()
    {
        string[] kinds = ["NBIRTH", "NDEATH", "NDATA", "DBIRTH", "DDEATH", "DDATA"];
        var good = Payload(3, Metric("Temp", 1, SparkplugType.Double), new SparkplugMetric { Alias = 2, StringValue = "open", Timestamp = 1764000000000 });
        var bytes = Gen.OneOf(
            Gen.Byte.Array[0, 200],
            Gen.Select(Gen.Int[0, 1000], Gen.Byte, Gen.Int[0, good.Length]).Select((at, with, length) => Damaged(good, at, with)[..length]));
        Gen.Select(Gen.Int[0, kinds.Length - 1], bytes).Sample(
            (kind, payload) =>
            {
                var decoded = Decode(kinds[kind], payload, kinds[kind][0] == 'D' ? "lamp" : null);
                Assert.False(decoded.Telemetry.IsDefault);
                Assert.True(decoded.Fault is null || decoded.Fault.Length < 4_000);
                var all = decoded.Telemetry.Concat((decoded.Others.IsDefault ? [] : decoded.Others).SelectMany(other => other.Telemetry));
                Assert.All(all.SelectMany(message => message.Readings), reading => Assert.True(double.IsFinite(reading.Value)));
            },
            iter: 5_000,
            threads: 1);
    }

    private static byte[] Damaged(byte[] payload, int at, byte with)
    {
        var damaged = payload.ToArray();
        damaged[at % damaged.Length] = with;
        return damaged;
    }

    private static SparkplugMetric Metric(string name, ulong alias, SparkplugType type) => new(SparkplugValue.Write(name, JsonValue.Create(1d), type)) { Alias = alias };

    private static byte[] Payload(ulong sequence, params SparkplugMetric[] metrics)
    {
        var payload = new SparkplugPayload { Seq = sequence };
        payload.Metrics.AddRange(metrics);
        return payload.ToByteArray();
    }

    private static byte[] Death(ulong session)
    {
        var payload = new SparkplugPayload();
        payload.Metrics.Add(new SparkplugMetric { Name = "bdSeq", LongValue = session });
        return payload.ToByteArray();
    }

    private Decoded Decode(string kind, byte[] payload, string? device = null, DateTimeOffset? at = null)
    {
        var route = _dialect.Match($"spBv1.0/g1/{kind}/{Node}{(device is null ? string.Empty : $"/{device}")}", Node)!;
        Assert.Equal(Node, route.Device);
        return route.Decoder!.Decode(new ReadOnlySequence<byte>(payload), at ?? Arrived);
    }

    private static string Written(IEnumerable<Telemetry> telemetry) => string.Join(' ', telemetry.SelectMany(message => message.Readings.Select(reading =>
        string.Create(CultureInfo.InvariantCulture, $"{reading.Metric}={reading.Value}{(message.At == Arrived ? string.Empty : $"@{message.At.ToUnixTimeSeconds()}")}"))));
}
