using Twin.Access;
using Twin.Devices;
using Twin.Fixtures;

namespace Twin.Grains.Tests.Devices;

/// <summary>Whatever fails on the way from a reading to its alarm, sending it again leads to one alarm.</summary>
public sealed class DeviceFaultTests : IAsyncLifetime
{
    private DeviceCluster _twin = null!;

    public async ValueTask InitializeAsync()
    {
        _twin = await DeviceCluster.Start();
        await _twin.Create("d");
    }

    public ValueTask DisposeAsync() => _twin.DisposeAsync();

    [Fact]
    public async Task Ingest_judges_the_reading_sent_again_when_history_failed()
    {
        _twin.Faults.BeforeHistory = true;
        await Assert.ThrowsAsync<StorageFaultException>(Burn);
        Assert.Empty((await _twin.Look("d")).Values);
        _twin.Faults.BeforeHistory = false;

        await Burn();

        await ThereIsOneFire();
    }

    [Fact]
    public async Task Ingest_judges_the_reading_sent_again_when_the_answer_of_history_was_lost()
    {
        _twin.Faults.AfterHistory = true;
        await Assert.ThrowsAsync<StorageFaultException>(Burn);
        _twin.Faults.AfterHistory = false;

        await Burn();

        await ThereIsOneFire();
    }

    [Fact]
    public async Task Ingest_raises_one_alarm_when_the_first_could_not_be_stored()
    {
        _twin.Faults.State = true;
        await Assert.ThrowsAsync<StorageFaultException>(Burn);
        await Assert.ThrowsAsync<StorageFaultException>(Burn);
        _twin.Faults.State = false;

        await Eventually.Async(
            async () =>
            {
                try
                {
                    return (await Burn()).Status == IngestStatus.Accepted;
                }
                catch (StorageFaultException)
                {
                    return false;
                }
            },
            "the device has come up again and takes readings in");

        await ThereIsOneFire();
    }

    [Fact]
    public async Task Restart_raises_the_alarm_that_was_not_stored_when_nobody_sends_it_again()
    {
        _twin.Faults.State = true;
        await Assert.ThrowsAsync<StorageFaultException>(Burn);
        _twin.Faults.State = false;
        await _twin.Restart();

        await ThereIsOneFire();
    }

    private Task<IngestOutcome> Burn() => _twin.Send("d", ("smoke.obscuration", 0.15));

    private async Task ThereIsOneFire()
    {
        var alarm = (await _twin.Look("d")).Alarms.Single(alarm => alarm.Rule == "smoke-alarm");
        Assert.Equal((1, AlarmStatus.Raised, _twin.Now), (alarm.Episode, alarm.Status, alarm.RaisedAt));
        await Eventually.Async(
            async () => (await _twin.Grains.Building("b-3").Get(Caller.System, default)).Value!.Incidents is [{ Active: 1 }],
            "the building knows of one fire");
    }
}
