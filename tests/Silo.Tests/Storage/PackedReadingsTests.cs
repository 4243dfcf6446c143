using CsCheck;
using Twin.Devices;

namespace Twin.Storage;

public class PackedReadingsTests
{
    private static readonly Gen<(int Number, double Value)[]> Message =
        Gen.Select(Gen.Int[1, 300_000], Gen.OneOf(Gen.Double, Gen.Int[-100, 100].Select(static value => value / 4.0)))
            .Array[1, 20]
            .Select(static readings => readings.DistinctBy(static reading => reading.Item1).ToArray());

    [Fact]
    public void Unpack_gives_back_what_was_packed() => Message.Sample(message =>
    {
        var (packed, names) = Pack(message);
        var unpacked = PackedReadings.Unpack(packed, names.ToDictionary(static name => name.Value, static name => name.Key));

        Assert.Equal(message.Select(static reading => ($"m{reading.Number}", reading.Value)).Order(), unpacked.Select(static reading => (reading.Metric, reading.Value)).Order());
    });

    [Fact]
    public void TryFind_finds_each_metric_and_no_other() => Message.Sample(message =>
    {
        var (packed, _) = Pack(message);

        foreach (var (number, value) in message)
        {
            Assert.True(PackedReadings.TryFind(packed, number, out var found));
            Assert.Equal(value, found);
        }

        Assert.False(PackedReadings.TryFind(packed, 300_001, out _));
    });

    [Fact]
    public void Pack_gives_equal_bytes_for_equal_readings_in_any_order() => Message.Sample(message =>
        Assert.Equal(Pack(message).Packed, Pack([.. message.Reverse()]).Packed));

    [Fact]
    public void Pack_takes_five_bytes_for_a_value_that_needs_no_more_and_nine_for_any_other()
    {
        Assert.Equal(5, Pack([(63, 20.5)]).Packed.Length);
        Assert.Equal(9, Pack([(63, 0.1)]).Packed.Length);
    }

    [Fact]
    public void Late_is_told_from_on_time_and_the_readings_are_the_same() => Message.Sample(message =>
    {
        var (packed, names) = Pack(message);
        var late = PackedReadings.Pack([.. message.Select(static reading => new Reading($"m{reading.Number}", reading.Value))], names, late: true);
        var numbers = names.ToDictionary(static name => name.Value, static name => name.Key);

        Assert.Equal((false, true), (PackedReadings.IsLate(packed), PackedReadings.IsLate(late)));
        Assert.Equal(PackedReadings.Unpack(packed, numbers), PackedReadings.Unpack(late, numbers));
        Assert.Equal((true, false, false), (PackedReadings.IsRepeat(late, packed), PackedReadings.IsRepeat(packed, late), PackedReadings.IsRepeat(packed, packed)));
    });

    private static (byte[] Packed, Dictionary<string, int> Names) Pack((int Number, double Value)[] message)
    {
        var names = message.ToDictionary(static reading => $"m{reading.Number}", static reading => reading.Number, StringComparer.Ordinal);
        return (PackedReadings.Pack([.. message.Select(static reading => new Reading($"m{reading.Number}", reading.Value))], names), names);
    }
}
