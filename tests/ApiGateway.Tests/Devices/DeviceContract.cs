using System.Net;
using System.Text.Json;
using Twin.Fixtures;
using Twin.Standalone;

namespace Twin.Devices;

/// <summary>What is known of devices beside the moment, through REST.</summary>
public abstract partial class DeviceContract(TwinOnEngine twin)
{
    private const string Area = "500103002001";

    [Fact]
    public async Task Faulty_devices_are_listed_and_counted_by_area_and_each_score_is_explained()
    {
        await Devices("smoke", "care-1", "care-2", "care-3");
        await Send("care-1", ("battery", 5));
        await Send("care-2", ("battery", 80));

        var overview = await twin.Admin.Get($"/api/v1/device-care?area={Area}&fault=reported");
        var health = await twin.Admin.Get("/api/v1/devices/care-1/health");

        Assert.Equal(["care-1"], Ids(overview));
        Assert.Equal((80, 1), (overview.GetProperty("items")[0].GetProperty("score").GetInt32(), overview.GetProperty("faulty").GetInt32()));
        Assert.Equal("""[{"value":"500103002001001","count":1}]""", overview.GetProperty("byArea").GetRawText());
        Assert.Equal("""[{"value":"reported","count":1}]""", overview.GetProperty("byFault").GetRawText());
        Assert.True(overview.GetProperty("devices").GetInt32() >= 3);
        var fault = Assert.Single(health.GetProperty("faults").EnumerateArray());
        Assert.Equal((80, "reported", "battery-alarm", 20), (health.GetProperty("score").GetInt32(), Text(fault, "fault"), Text(fault, "rule"), fault.GetProperty("points").GetInt32()));
        Assert.Equal(100, (await twin.Admin.Get("/api/v1/devices/care-2/health")).GetProperty("score").GetInt32());
        Assert.Empty(Ids(await twin.Admin.Get($"/api/v1/device-care?area={Area}&fault=drift")));
        Assert.Equal(HttpStatusCode.BadRequest, (await twin.Admin.Http.GetAsync("/api/v1/device-care?fault=unknown")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await twin.Admin.Http.GetAsync("/api/v1/devices/nobody/health")).StatusCode);
    }

    private Task Devices(string profile, params string[] ids) => twin.Admin.ImportAll(ids.Select(id => SampleCommunity.Device(id, profile, "b-3")));

    private Task Send(string device, params (string Metric, double Value)[] readings) => SendAt(device, TimeProvider.System.GetUtcNow(), readings);

    private async Task SendAt(string device, DateTimeOffset at, params (string Metric, double Value)[] readings) => Assert.Equal(
        IngestStatus.Accepted,
        (await twin.Host.Grains.Device(device).Ingest([new Telemetry(at, [.. readings.Select(reading => new Reading(reading.Metric, reading.Value))])], default)).Status);

    private static IEnumerable<string?> Ids(JsonElement page) => page.GetProperty("items").EnumerateArray().Select(item => Text(item, "id"));

    private static string? Text(JsonElement item, string name) => item.GetProperty(name).GetString();
}

public sealed class DevicesOnSqlite(TwinOnSqlite twin) : DeviceContract(twin), IClassFixture<TwinOnSqlite>;

public sealed class DevicesOnPostgres(TwinOnPostgres twin) : DeviceContract(twin), IClassFixture<TwinOnPostgres>;
