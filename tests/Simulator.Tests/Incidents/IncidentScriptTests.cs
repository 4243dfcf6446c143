using System.Text.Json;

namespace Twin.Simulation.Incidents;

public sealed class IncidentScriptTests
{
    private static readonly Community Community = Community.Generate(new CommunityOptions(), new Credentials("a password", 1));

    [Fact]
    public void Begin_lets_a_fire_be_noticed_in_its_home_and_next_door_but_in_no_other_building()
    {
        var byId = Community.Devices.ToDictionary(device => device.Id, StringComparer.Ordinal);
        var fires = Enumerable.Range(1, 20).Select(minute => Begin(IncidentKind.Fire, minute).Devices.Select(noticed => byId[noticed.Device]).ToList()).ToList();

        Assert.All(fires, devices => Assert.Single(devices.Select(device => device.Building).Distinct()));
        Assert.All(fires, devices => Assert.Contains(devices, device => device.Household != devices[0].Household));
        Assert.Contains(fires, devices => devices.Exists(device => device.Profile == "home-electric" && device.Household == devices[0].Household));
    }

    [Fact]
    public void Begin_chooses_the_same_when_the_seed_is_the_same() =>
        Assert.Equal(Begin(IncidentKind.Fire).Devices.Select(noticed => noticed.Device), Begin(IncidentKind.Fire).Devices.Select(noticed => noticed.Device));

    [Fact]
    public void Begin_gives_nothing_when_no_device_would_notice() =>
        Assert.Null(new IncidentScript([], seed: 1).Begin(new IncidentStep(IncidentKind.Fire, TimeSpan.Zero)));

    [Theory]
    [InlineData(IncidentKind.Fire, "smoke.obscuration", 0.10)]
    [InlineData(IncidentKind.Leak, "septic.ch4", 25)]
    [InlineData(IncidentKind.Overflow, "bin.fill", 90)]
    public void Readings_rise_over_the_alarm_level_and_fall_again_when_the_incident_is_over(IncidentKind kind, string metric, double alarm)
    {
        foreach (var (id, disturbance) in Begin(kind).Devices)
        {
            var signal = new DeviceSignal(Community.Devices.Single(device => device.Id == id), seed: 1);
            Assert.True(Last(signal, 5, null) < alarm, $"{id} is calm before");
            Assert.True(Last(signal, 5, disturbance) > alarm, $"{id} alarms");
            Assert.True(Last(signal, 8, null) < alarm / 2, $"{id} is calm afterwards");
        }

        double Last(DeviceSignal signal, int readings, Disturbance? disturbance)
        {
            var value = double.NaN;
            for (var i = 0; i < readings; i++)
            {
                using var message = JsonDocument.Parse(signal.Next(DateTimeOffset.UnixEpoch, disturbance));
                value = message.RootElement.GetProperty("values").GetProperty(metric).GetDouble();
            }

            return value;
        }
    }

    private static Incident Begin(IncidentKind kind, int minute = 1) =>
        new IncidentScript(Community.Devices, seed: 1).Begin(new IncidentStep(kind, TimeSpan.FromMinutes(minute)))
        ?? throw new InvalidOperationException($"The community has no device that notices {kind}.");
}
