using System.Net.Http.Json;
using System.Text.Json;
using Twin.Fixtures;

namespace Twin.Devices;

public abstract partial class DeviceContract
{
    [Fact]
    public async Task Registers_count_what_the_lists_list()
    {
        await Devices("area-camera", "reg-1", "reg-2");
        await Devices("bin-camera", "reg-3");
        await Devices("manhole", "reg-4");
        var source = await twin.Admin.Http.PutAsJsonAsync(
            "/api/v1/objects/video-source/src-1",
            new { name = "3栋门口", grid = SampleCommunity.Grid, building = "b-3", device = "reg-1", protocol = "gb28181", channel = "50010300001320000001", status = "online" });
        source.EnsureSuccessStatusCode();

        var registers = (await twin.Admin.Get($"/api/v1/registers?area={Area}")).GetProperty("registers").EnumerateArray().ToDictionary(register => Text(register, "id")!, StringComparer.Ordinal);

        Assert.Equal(["profiles", "sensors", "video-devices", "video-sources"], registers.Keys.Order(StringComparer.Ordinal));
        Assert.Equal((1, 3), (Total("video-sources"), Total("video-devices")));
        Assert.Equal(await Count($"kind=device&area={Area}"), Total("video-devices") + Total("sensors"));
        Assert.Equal(registers["profiles"].GetProperty("parts").GetArrayLength(), Total("profiles"));
        Assert.Contains(registers["profiles"].GetProperty("parts").EnumerateArray(), part => Text(part, "id") == "lift");
        foreach (var part in registers.Values.SelectMany(register => register.GetProperty("parts").EnumerateArray()).Where(part => part.GetProperty("count").GetInt64() > 0))
        {
            Assert.Equal(part.GetProperty("count").GetInt64(), (await twin.Admin.Get(Text(part, "list")!)).GetProperty("total").GetInt64());
        }

        long Total(string register) => registers[register].GetProperty("total").GetInt64();
    }

    private async Task<long> Count(string filter) => (await twin.Admin.Get($"/api/v1/objects/count?{filter}")).GetProperty("total").GetInt64();
}
