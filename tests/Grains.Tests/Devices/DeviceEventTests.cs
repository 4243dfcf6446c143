using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Twin.Access;
using Twin.Cases;
using Twin.Devices;
using Twin.Fixtures;
using Twin.Search;

namespace Twin.Grains.Tests.Devices;

/// <summary>Events of devices, from the grain call to the case and back to the worker's word.</summary>
public sealed class DeviceEventTests : IAsyncLifetime
{
    private static readonly Caller Guard = new("guard", Role.Supervisor, AreaScope.Everything);

    private DeviceCluster _twin = null!;

    public async ValueTask InitializeAsync() => _twin = await DeviceCluster.Start();

    public ValueTask DisposeAsync() => _twin.DisposeAsync();

    [Fact]
    public async Task TakeEvents_makes_one_case_of_a_hundred_messages_and_names_no_home()
    {
        await _twin.Grains.Household("h-1").Upsert(Caller.System, new Twin.People.HouseholdAttributes("b-3", 1, 5, "501"), default);
        var camera = _twin.Grains.Device("cam");
        Assert.Null((await camera.Upsert(Caller.System, new DeviceAttributes(null, "area-camera", "b-3", null, "h-1", null), default)).Refusal);
        for (var i = 0; i < 100; i++)
        {
            await Tell(camera, "thrown-object", """{"floor":5,"confidence":0.8,"dropZone":"东侧","room":"501","household":"h-1"}""", i);
        }

        await Tell(camera, "thrown-object", """{"confidence":0.8}""", 5);
        var found = Assert.Single(await Cases());
        Assert.DoesNotContain("h-1", string.Join(' ', found.Links.Select(link => link.To.Id)), StringComparison.Ordinal);
        var @case = (await _twin.Grains.Case(found.Key.Id).Get(Caller.System, default)).Value!;
        Assert.Equal(("thrown-object", null), (@case.Category, @case.Household));
        Assert.Contains("confidence: 0.8", @case.Trail[0].Note, StringComparison.Ordinal);
        Assert.DoesNotContain("501", @case.Trail[0].Note, StringComparison.Ordinal);

        var kept = (await camera.ListEvents(Caller.System, new EventQuery(Limit: 1000), default)).Value;
        Assert.Equal(101, kept.Length);
        Assert.All(kept, told => Assert.DoesNotContain("h-1", told.Data, StringComparison.Ordinal));
    }

    [Fact]
    public async Task TakeEvents_keeps_vendors_events_under_our_names_and_shows_people_to_those_who_may_see_them()
    {
        var door = await _twin.Create("door", "door-access");
        await Tell(door, "access_deny", """{"door":"3-1","credential":"card","person":"p-1","reason":"expired"}""", 0, "e-1");
        await Tell(door, "access_deny", """{"again":true}""", 0, "e-1");

        var all = Assert.Single((await door.ListEvents(Caller.System, new EventQuery("access"), default)).Value);
        var seen = JsonNode.Parse(all.Data)!.AsObject();
        Assert.Equal(("deny", "p-1"), (seen.TextOf("result"), seen.TextOf("person")));
        Assert.DoesNotContain("p-1", (await door.ListEvents(Guard, new EventQuery(), default)).Value[0].Data, StringComparison.Ordinal);
        Assert.Contains("p-1", (await door.ListEvents(Guard with { Purpose = "visit" }, new EventQuery(), default)).Value[0].Data, StringComparison.Ordinal);
        Assert.Empty((await _twin.Look("door")).Alarms);
    }

    [Theory]
    [InlineData("", "{}", "the name is not")]
    [InlineData("access", "[]", "no JSON object")]
    [InlineData("access", """{"a":{"b":1}}""", "neither a text")]
    [InlineData("access", "{", "no JSON object")]
    public async Task TakeEvents_leaves_out_what_cannot_be_kept_and_says_why(string type, string data, string reason)
    {
        var door = await _twin.Create("door", "door-access");

        var outcome = await door.TakeEvents(null, [new DeviceEvent(_twin.Now, type, data), new DeviceEvent(_twin.Now, "door-closed", "{}")], default);

        Assert.Contains(reason, Assert.Single(outcome.Rejected).Reason, StringComparison.Ordinal);
        Assert.Single((await door.ListEvents(Caller.System, new EventQuery(), default)).Value);
    }

    [Fact]
    public async Task GiveFeedback_ends_the_alarm_resolves_the_case_and_leaves_fire_alone()
    {
        await _twin.Grains.GridWorker("w-1").Put(Caller.System, $$"""{"name":"张伟","grids":["{{DeviceCluster.Grid}}"],"onDuty":true}""", default);
        var bin = await _twin.Create("bin", "bin-camera");
        await Tell(bin, "bin-full", "{}", 0);
        await Eventually.Async(async () => (await Cases()).SingleOrDefault()?.Status == "dispatched", "the full bin is somebody's case");

        var first = await bin.GiveFeedback(Guard, new DeviceFeedback("cleaned", Note: "已清运"), default);
        Assert.Equal(first, await bin.GiveFeedback(Guard, new DeviceFeedback("cleaned"), default));

        Assert.Equal((AlarmStatus.Cleared, "guard"), ((await _twin.Look("bin")).Alarms[0].Status, (await _twin.Look("bin")).Alarms[0].ClearedBy));
        await Eventually.Async(async () => (await Cases()).Single().Status == "awaiting-verification", "the case is resolved by the feedback");
        Assert.Contains("已清运", (await bin.ListEvents(Caller.System, new EventQuery("feedback"), default)).Value[0].Data, StringComparison.Ordinal);

        await _twin.Create("smoke");
        await _twin.Send("smoke", ("smoke.obscuration", 0.2));
        Assert.Equal(RefusalReason.Conflict, (await _twin.Grains.Device("smoke").GiveFeedback(Guard, new DeviceFeedback("ok", "smoke-alarm"), default)).Refusal!.Reason);
        Assert.Equal(RefusalReason.NotFound, (await bin.GiveFeedback(Guard, new DeviceFeedback("ok", "nothing"), default)).Refusal!.Reason);
        Assert.Equal("result", (await bin.GiveFeedback(Guard, new DeviceFeedback(" "), default)).Refusal!.Field);
    }

    [Fact]
    public async Task TakeEvents_that_raise_and_end_an_alarm_make_a_case_in_whatever_order_they_come()
    {
        var together = await _twin.Create("lift-1", "lift");
        var apart = await _twin.Create("lift-2", "lift");
        DeviceEvent trapped = new(_twin.Now.AddSeconds(-30), "lift", """{"fault":"trapped"}""");
        DeviceEvent recovered = new(_twin.Now, "lift-recovered", "{}");

        await together.TakeEvents(gateway: null, [recovered, trapped], default);
        await apart.TakeEvents(gateway: null, [recovered], default);
        await apart.TakeEvents(gateway: null, [trapped], default);
        await apart.TakeEvents(gateway: null, [trapped], default);
        var timeless = await _twin.Create("lift-3", "lift");
        await timeless.TakeEvents(gateway: null, [recovered, trapped with { At = _twin.Now }], default);
        Assert.Equal(AlarmStatus.Raised, Assert.Single((await _twin.Look("lift-3")).Alarms).Status);
        await timeless.TakeEvents(gateway: null, [recovered with { Id = "again" }], default);
        Assert.Equal(AlarmStatus.Cleared, Assert.Single((await _twin.Look("lift-3")).Alarms).Status);

        foreach (var lift in new[] { "lift-1", "lift-2" })
        {
            var alarm = Assert.Single((await _twin.Look(lift)).Alarms);
            Assert.Equal((1, AlarmStatus.Cleared, trapped.At, recovered.At), (alarm.Episode, alarm.Status, alarm.RaisedAt, alarm.ClearedAt));
        }

        await Eventually.Async(async () => (await Cases()).Sum(found => found.Links.Count(link => link.To.Kind == ObjectKind.Device)) == 3, "each lift is in a case");
    }

    [Fact]
    public async Task Restart_raises_nothing_anew_and_the_alarm_still_ends_by_itself()
    {
        var camera = await _twin.Create("cam", "area-camera");
        await Tell(camera, "thrown-object", """{"confidence":0.9}""", 0, "e-1");
        await _twin.Restart(TimeSpan.FromMinutes(30));
        camera = _twin.Grains.Device("cam");

        await Eventually.Async(async () => (await _twin.Look("cam")).Alarms.Single().Status == AlarmStatus.Cleared, "the sweep has ended the alarm");
        await camera.TakeEvents(null, [new DeviceEvent(_twin.Now.AddMinutes(-30), "thrown-object", """{"confidence":0.9}""", "e-1")], default);

        Assert.Equal((1, AlarmStatus.Cleared), ((await _twin.Look("cam")).Alarms.Single().Episode, (await _twin.Look("cam")).Alarms.Single().Status));
    }

    private Task<IngestOutcome> Tell(IDeviceGrain device, string type, string data, int second, string? id = null) =>
        device.TakeEvents(gateway: null, [new DeviceEvent(_twin.Now.AddSeconds(second), type, data, id)], default);

    private async Task<ImmutableArray<CatalogEntry>> Cases() =>
        (await _twin.Grains.Catalog().List(Caller.System, new CatalogQuery(new ObjectFilter { Kind = ObjectKind.Case }, Sort: null, Cursor: null, 100), default)).Value!.Items;
}
