using Twin.Devices;

namespace Twin.Storage;

public abstract class DeviceEventsContract(IStorageEngine engine)
{
    private static readonly DateTimeOffset Noon = new(2026, 7, 1, 12, 0, 0, TimeSpan.Zero);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Append_keeps_an_event_once_by_its_id_or_by_what_it_is()
    {
        await using var host = await StorageHost.Start(await engine.NewDatabase());
        var named = new DeviceEvent(Noon, "access", """{"result":"deny"}""", "e-1");
        var unnamed = new DeviceEvent(Noon, "access", """{"result":"grant"}""");

        await host.Events.Append("d", [named, unnamed, unnamed], Cancellation);
        await host.Events.Append("d", [named with { Data = "{}" }, unnamed, unnamed with { At = Noon.AddSeconds(1) }], Cancellation);
        await host.Events.Append("other", [named], Cancellation);

        var kept = await host.Events.List("d", new EventQuery(), Cancellation);
        Assert.Equal(3, kept.Length);
        Assert.Equal(Noon.AddSeconds(1), kept[0].At);
        Assert.Contains(kept, told => told.Data == named.Data);
        Assert.Single(await host.Events.List("other", new EventQuery(), Cancellation));
    }

    [Fact]
    public async Task List_filters_and_goes_on_page_by_page_by_the_time_of_the_events()
    {
        await using var host = await StorageHost.Start(await engine.NewDatabase());
        foreach (var minute in (int[])[3, 1, 2, 5, 4])
        {
            await host.Events.Append("d", [new DeviceEvent(Noon.AddMinutes(minute), minute % 2 == 0 ? "even" : "odd", "{}")], Cancellation);
        }

        var first = await host.Events.List("d", new EventQuery(Limit: 3), Cancellation);
        var rest = await host.Events.List("d", new EventQuery(Before: first[^1].Number, Limit: 3), Cancellation);
        var some = await host.Events.List("d", new EventQuery("odd", Noon.AddMinutes(2), Noon.AddMinutes(5)), Cancellation);

        Assert.Equal([5, 4, 3, 2, 1], first.Concat(rest).Select(told => (told.At - Noon).TotalMinutes));
        Assert.Equal(Noon.AddMinutes(3), Assert.Single(some).At);
    }

    [Fact]
    public async Task Append_takes_text_no_database_likes()
    {
        await using var host = await StorageHost.Start(await engine.NewDatabase());

        await host.Events.Append("d", [new DeviceEvent(Noon, "access", """{"note":"nul \u0000"}""", "id \0 and half a pair \ud800")], Cancellation);

        Assert.Single(await host.Events.List("d", new EventQuery(), Cancellation));
    }

    [Fact]
    public async Task Forget_leaves_no_event_of_the_device_and_the_time()
    {
        await using var host = await StorageHost.Start(await engine.NewDatabase());
        await host.Events.Append("d", [new DeviceEvent(Noon.AddHours(-1), "before", "{}"), new DeviceEvent(Noon, "during", "{}"), new DeviceEvent(Noon.AddHours(1), "after", "{}")], Cancellation);
        await host.Events.Append("other", [new DeviceEvent(Noon, "during", "{}")], Cancellation);

        await host.Events.Forget("d", Noon, Noon.AddHours(1), Cancellation);

        Assert.Equal(["after", "before"], (await host.Events.List("d", new EventQuery(), Cancellation)).Select(told => told.Type));
        Assert.Single(await host.Events.List("other", new EventQuery(), Cancellation));
    }

    [Fact]
    public async Task Trim_forgets_what_is_older()
    {
        await using var host = await StorageHost.Start(await engine.NewDatabase());
        await host.Events.Append("d", [new DeviceEvent(Noon.AddDays(-2), "old", "{}"), new DeviceEvent(Noon, "new", "{}")], Cancellation);

        await host.Events.Trim(Noon.AddDays(-1), Cancellation);

        Assert.Equal(["new"], (await host.Events.List("d", new EventQuery(), Cancellation)).Select(told => told.Type));
    }
}
