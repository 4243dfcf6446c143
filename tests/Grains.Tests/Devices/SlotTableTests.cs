using System.Collections.Immutable;
using Twin.Devices;

namespace Twin.Grains.Tests.Devices;

public sealed class SlotTableTests
{
    private static readonly DateTimeOffset Start = new(2026, 7, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly ImmutableArray<string> Slots = ["s-0", "s-1", "s-2", "s-3"];

    private readonly SlotTable _table = new(Start);

    [Fact]
    public void Renew_gives_everything_to_the_only_bridge_once_one_who_served_before_would_have_called()
    {
        Assert.Empty(Renew("a", 0));
        Assert.Empty(Renew("a", 2));
        Assert.Equal(Slots, Renew("a", 2.5));
    }

    [Fact]
    public void Renew_leaves_what_was_served_before_the_table_was_begun_to_who_served_it()
    {
        Assert.Equal(["s-1", "s-3"], Renew("b", 0, "s-1", "s-3"));
        Assert.Equal(["s-1", "s-3"], Renew("b", 2, "s-1", "s-3"));
        Assert.Equal(["s-0", "s-2"], Renew("a", 3));
    }

    [Fact]
    public void Renew_shares_out_equally_as_bridges_come_and_go()
    {
        Assert.Equal(Slots, Renew("a", 3));
        Assert.Empty(Renew("b", 3));
        Assert.Equal(["s-0", "s-1"], Renew("a", 3.5, "s-0", "s-1", "s-2", "s-3"));
        Assert.Equal(["s-2", "s-3"], Renew("b", 3.5));
        Assert.Equal(["s-0", "s-1"], Renew("a", 4, "s-0", "s-1"));

        Assert.Equal(["s-2", "s-3"], Renew("b", 6.5, "s-2", "s-3"));
        Assert.Equal(["s-2", "s-3", "s-0", "s-1"], Renew("b", 6.6, "s-2", "s-3"));
        Assert.Empty(Renew("a", 7, "s-0", "s-1"));
    }

    [Fact]
    public void No_slot_is_given_to_two()
    {
        var held = new Dictionary<string, ImmutableArray<string>>(StringComparer.Ordinal);
        for (var step = 0; step < 200; step++)
        {
            var bridge = $"b-{step * 7 % 5}";
            held[bridge] = _table.Renew(new BrokerSlotLease(bridge, "broker", Slots, held.GetValueOrDefault(bridge, [])), Start.AddSeconds(step * 0.1));
            var all = held.Values.SelectMany(slots => slots).ToArray();
            Assert.Equal(all.Length, all.Distinct(StringComparer.Ordinal).Count());
        }

        Assert.Equal(Slots.Length, held.Values.Sum(slots => slots.Length));
    }

    private ImmutableArray<string> Renew(string bridge, double seconds, params ImmutableArray<string> held) =>
        _table.Renew(new BrokerSlotLease(bridge, "broker", Slots, held), Start.AddSeconds(seconds));
}
