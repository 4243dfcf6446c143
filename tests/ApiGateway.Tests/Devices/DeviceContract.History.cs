using System.Net;
using Twin.Fixtures;

namespace Twin.Devices;

public abstract partial class DeviceContract
{
    [Fact]
    public async Task History_of_many_devices_is_one_answer_raw_or_in_buckets_and_only_of_what_may_be_seen()
    {
        await Devices("septic-tank", "hist-1", "hist-2");
        var hour = Hour(-30);
        foreach (var minute in (int[])[0, 10, 70])
        {
            await SendAt("hist-1", hour.AddMinutes(minute), ("septic.level", minute));
            await SendAt("hist-2", hour.AddMinutes(minute), ("septic.level", 50));
        }

        var range = $"metric=septic.level&from={hour:yyyy-MM-dd'T'HH:mm}Z&to={hour.AddHours(2):yyyy-MM-dd'T'HH:mm}Z";
        var raw = await twin.Admin.Get($"/api/v1/history?device=hist-1&device=hist-2&{range}");
        var hours = await twin.Admin.Get($"/api/v1/history?area={Area}&profile=septic-tank&step=1h&{range}");

        Assert.Equal(["hist-1 %: 0 10 70", "hist-2 %: 50 50 50"], raw.GetProperty("series").EnumerateArray().Select(series =>
            $"{Text(series, "device")} {Text(series, "unit")}: {string.Join(' ', series.GetProperty("points").EnumerateArray().Select(point => point.GetProperty("last").GetDouble()))}"));
        var first = hours.GetProperty("series").EnumerateArray().Single(series => Text(series, "device") == "hist-1").GetProperty("points")[0];
        Assert.Equal((0, 10, 5, 2), (first.GetProperty("min").GetDouble(), first.GetProperty("max").GetDouble(), first.GetProperty("avg").GetDouble(), first.GetProperty("count").GetInt32()));
        Assert.Equal(HttpStatusCode.NotFound, await Status($"/history?device=hist-1&device=nobody&{range}"));
        Assert.Equal(HttpStatusCode.BadRequest, await Status($"/history?{range}"));
        Assert.Equal(HttpStatusCode.BadRequest, await Status("/history?device=hist-1&metric=septic.level&step=1x"));
    }

    [Fact]
    public async Task History_as_a_file_escapes_formulas_and_leaves_homes_out_for_those_who_may_not_read_of_people()
    {
        await twin.Admin.ImportAll(
            $$"""{"kind":"device","id":"file-1","name":"=HYPERLINK(\"x\")","profile":"hydrant","building":"b-3"}""",
            """{"kind":"device","id":"file-2","profile":"hydrant","building":"b-3","household":"h-3-2-501"}""");
        await Send("file-1", ("hydrant.pressure", 0.25));
        await Send("file-2", ("hydrant.pressure", 0.5));
        const string Path = "/api/v1/history.csv?building=b-3&profile=hydrant&metric=hydrant.pressure";

        var with = await twin.Admin.Http.GetStringAsync(Path);
        twin.Admin.Http.DefaultRequestHeaders.Remove("X-Purpose");
        var without = await twin.Admin.Http.GetStringAsync(Path);
        twin.Admin.Http.DefaultRequestHeaders.Add("X-Purpose", "test");
        using var worker = await twin.Host.SignIn("zhangwei", SampleCommunity.WorkerPassword);

        var lines = with.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.StartsWith("# history hydrant.pressure · by admin", lines[0].TrimStart('\ufeff'), StringComparison.Ordinal);
        Assert.Equal("device,name,metric,unit,at,value", lines[1]);
        Assert.Matches("""^file-1,"'=HYPERLINK\(""x""\)",hydrant.pressure,MPa,20\d\d-.*Z,0.25$""", lines[2]);
        Assert.Matches("^file-2,file-2,hydrant.pressure,MPa,.*,0.5$", lines[3]);
        Assert.DoesNotContain("file-2", without, StringComparison.Ordinal);
        Assert.Contains("file-1", without, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await worker.Http.GetAsync(Path)).StatusCode);
    }

    [Fact]
    public async Task History_longer_than_a_page_is_whole_in_the_file()
    {
        await Devices("smoke", "long-1");
        var start = Hour(-20);
        for (var part = 0; part < 3; part++)
        {
            await twin.Host.Grains.Device("long-1").Ingest(
                [.. Enumerable.Range(part * 5_000, 5_000).Select(second => new Telemetry(start.AddSeconds(second), [new Reading("own", second)]))], default);
        }

        var file = await twin.Admin.Http.GetStringAsync($"/api/v1/history.csv?device=long-1&metric=own&from={start:yyyy-MM-dd'T'HH:mm}Z");

        Assert.Equal(
            Enumerable.Range(0, 15_000).Select(second => $"{second}"),
            file.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Skip(2).Select(line => line[(line.LastIndexOf(',') + 1)..]));
    }

    [Fact]
    public async Task A_device_is_shown_as_it_was()
    {
        await Devices("smoke", "past-1");
        await SendAt("past-1", Hour(-3), ("smoke.obscuration", 0.03), ("battery", 90));
        await SendAt("past-1", Hour(-2), ("smoke.obscuration", 0.02));
        var before = TimeProvider.System.GetUtcNow();
        await SendAt("past-1", before.AddSeconds(2), ("smoke.obscuration", 0.2), ("battery", 85));
        await twin.Admin.ImportAll($$"""{"kind":"device","id":"past-1","name":"新名","profile":"smoke","grid":"{{SampleCommunity.Grid}}"}""");

        var now = await twin.Admin.Get("/api/v1/devices/past-1");
        var then = await twin.Admin.Get($"/api/v1/devices/past-1?at={before:yyyy-MM-dd'T'HH:mm:ss.fff}Z");

        Assert.Equal(("新名", 1), (Text(now, "name"), now.GetProperty("alarms").EnumerateArray().Count(alarm => Text(alarm, "rule") == "smoke-alarm")));
        Assert.Equal(("past-1", "b-3", SampleCommunity.Grid, "normal"), (Text(then, "name"), Text(then, "building"), Text(then, "area"), Text(then, "condition")));
        Assert.Equal(["battery 90", "smoke.obscuration 0.02"], then.GetProperty("values").EnumerateArray().Select(value => $"{Text(value, "metric")} {value.GetProperty("value").GetDouble()}"));
        Assert.Equal(0, then.GetProperty("alarms").GetArrayLength());
        Assert.Equal(HttpStatusCode.NotFound, await Status("/devices/past-1?at=2020-01-01"));
        Assert.Equal(HttpStatusCode.BadRequest, await Status("/devices/past-1?at=2999-01-01"));
        Assert.Equal(HttpStatusCode.BadRequest, await Status("/devices/past-1?at=yesterday"));
    }

    private async Task<HttpStatusCode> Status(string path) => (await twin.Admin.Http.GetAsync($"/api/v1{path}")).StatusCode;

    /// <summary>The start of an hour, so many from now.</summary>
    private static DateTimeOffset Hour(int hours)
    {
        var now = TimeProvider.System.GetUtcNow();
        return new DateTimeOffset(now.Year, now.Month, now.Day, now.Hour, 0, 0, TimeSpan.Zero).AddHours(hours);
    }
}
