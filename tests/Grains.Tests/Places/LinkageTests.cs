using Twin.Access;
using Twin.Devices;
using Twin.Fixtures;
using Twin.Grains.Tests.Devices;
using Twin.Search;

namespace Twin.Grains.Tests.Places;

/// <summary>Smoke and an electrical fault in one home mean more than each alone.</summary>
public sealed class LinkageTests : IAsyncLifetime
{
    private DeviceCluster _twin = null!;

    public async ValueTask InitializeAsync()
    {
        _twin = await DeviceCluster.Start();
        foreach (var home in (string[])["h-1", "h-2"])
        {
            await _twin.Grains.Household(home).Upsert(Caller.System, new Twin.People.HouseholdAttributes("b-3", 1, 5, $"50{home[2]}"), default);
            await Create($"smoke-{home}", "smoke", home);
            await Create($"meter-{home}", "home-electric", home);
        }

        await Create("cam-1", "area-camera", home: null);
    }

    public ValueTask DisposeAsync() => _twin.DisposeAsync();

    [Fact]
    public async Task ReportHazard_makes_the_fire_critical_once_and_names_the_cameras()
    {
        await Smoke("h-1", 0.2);
        await Current("h-1", 600);
        await Eventually.Async(async () => (await Fire())?.Severity == Severity.Critical, "the fire is critical");

        await Smoke("h-1", 0.3);
        await Current("h-1", 700);
        await Smoke("h-2", 0.2);
        var fire = (await Fire())!;
        Assert.Equal(["cam-1"], fire.Cameras.ToArray());
        Assert.Single(fire.Trail, step => step.Note?.StartsWith("electrical-fire", StringComparison.Ordinal) == true);

        await _twin.Restart();
        await Current("h-1", 800);
        Assert.Single((await Fire())!.Trail, step => step.Note?.StartsWith("electrical-fire", StringComparison.Ordinal) == true);
    }

    [Fact]
    public async Task ReportHazard_links_nothing_when_the_two_are_in_different_homes()
    {
        await Smoke("h-1", 0.2);
        await Current("h-2", 600);
        await Eventually.Async(async () => (await Cases()).Length == 2, "there are two cases");

        Assert.Equal(Severity.Major, (await Fire())!.Severity);
    }

    [Theory]
    [InlineData(10, Severity.Critical)]
    [InlineData(70, Severity.Major)]
    public async Task ReportHazard_links_gas_and_fire_anywhere_in_the_building_when_one_follows_the_other_soon(int minutes, Severity severity)
    {
        await Create("tank", "septic-tank", home: null);
        await Send("tank", "septic.ch4", 30);
        await Send("tank", "septic.ch4", 30);
        await Eventually.Async(async () => (await Cases()).Length == 1, "the gas is a case");
        _twin.Clock.Advance(TimeSpan.FromMinutes(minutes));
        await Smoke("h-1", 0.2);

        await Eventually.Async(async () => await Fire() is not null, "the fire is a case");
        await _twin.Grains.Building("b-3").Wake(default);
        await Eventually.Async(async () => (await Fire())!.Severity == severity, $"the fire is {severity}");
    }

    [Fact]
    public async Task ReportHazard_links_by_the_sites_own_rules_in_place_of_those_that_ship()
    {
        var anywhere = new LinkageRule("electrical-fire", "同楼", ["fire", "electric"], SameHome: false, TimeSpan.FromHours(2), Severity.Critical, "fire");
        Assert.Null((await _twin.Grains.RuleSet(new ObjectKey(ObjectKind.Grid, DeviceCluster.Grid)).Put(Caller.System, new RuleSet(Linkages: [anywhere]), 0, default)).Refusal);
        await Smoke("h-1", 0.2);
        await Current("h-2", 600);

        await Eventually.Async(async () => (await Fire())?.Severity == Severity.Critical, "two homes are linked by the grid's rule");
    }

    [Fact]
    public async Task ReportHazard_says_when_a_linkage_is_over()
    {
        await Smoke("h-1", 0.2);
        await Current("h-1", 600);
        await Eventually.Async(async () => (await Fire())?.ActiveAlarms == 2, "the linkage stands");

        await Current("h-1", 10);

        await Eventually.Async(async () => (await Fire())!.ActiveAlarms == 1, "the linkage is over and the smoke is not");
    }

    private async Task Create(string id, string profile, string? home) =>
        Assert.Null((await _twin.Grains.Device(id).Upsert(Caller.System, new DeviceAttributes(null, profile, "b-3", null, home, null), default)).Refusal);

    private Task Smoke(string home, double value) => Send($"smoke-{home}", "smoke.obscuration", value);

    private async Task Current(string home, double value)
    {
        await Send($"meter-{home}", "elec.residual", value);
        await Send($"meter-{home}", "elec.residual", value);
    }

    private async Task Send(string device, string metric, double value)
    {
        _twin.Clock.Advance(TimeSpan.FromSeconds(31));
        await _twin.Send(device, (metric, value));
    }

    private async Task<Twin.Cases.CaseSnapshot?> Fire()
    {
        var entry = (await Cases()).FirstOrDefault(entry => entry.Facts["category"] == "fire");
        return entry is null ? null : (await _twin.Grains.Case(entry.Key.Id).Get(Caller.System, default)).Value;
    }

    private async Task<CatalogEntry[]> Cases() =>
        [.. (await _twin.Grains.Catalog().List(Caller.System, new CatalogQuery(new ObjectFilter { Kind = ObjectKind.Case }), default)).Value!.Items];
}
