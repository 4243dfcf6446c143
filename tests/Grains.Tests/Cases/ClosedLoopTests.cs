using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Twin.Access;
using Twin.Cases;
using Twin.Devices;
using Twin.Fixtures;
using Twin.Search;

namespace Twin.Grains.Tests.Cases;

/// <summary>From a reading to a worker's hand, through real grains and a database on disk, under a clock of our own.</summary>
public sealed class ClosedLoopTests : IAsyncLifetime
{
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 5, 1, 8, 0, 0, TimeSpan.Zero));
    private TwinHost _twin = null!;

    public async ValueTask InitializeAsync()
    {
        _twin = await TwinHost.Start(configure: builder =>
            builder.Services.AddKeyedSingleton<TimeProvider>(TimeProviderNames.Grains, _clock));
        using var admin = await _twin.SignInAsAdmin();
        await admin.ImportAll([
            .. SampleCommunity.Lines,
            SampleCommunity.Worker("w-002", "王芳", "wangfang"),
            .. Enumerable.Range(0, 4).Select(i => SampleCommunity.Building($"b-{i + 10}", $"{i + 10}栋")),
            .. Enumerable.Range(0, 4).Select(i => SampleCommunity.Device($"smoke-{i + 10}", "smoke", $"b-{i + 10}")),
            SampleCommunity.Device("electric-1", "home-electric", "b-3", "h-3-2-501"),
            SampleCommunity.Device("electric-2", "home-electric", "b-10"),
        ]);
    }

    public ValueTask DisposeAsync() => _twin.DisposeAsync();

    [Fact]
    public async Task A_case_goes_onward_when_it_is_not_signed_in_time()
    {
        await Report("smoke-0001", "smoke.obscuration", 0.15);
        var first = await CaseOf("smoke-0001", found => found.Assignee is not null);
        Assert.Equal(CaseStatus.Dispatched, first.Status);
        Assert.Equal(_clock.GetUtcNow() + TimeSpan.FromSeconds(60), first.Due!.Value, TimeSpan.FromSeconds(5));

        var onward = await CaseOf("smoke-0001", found => found.Assignee != first.Assignee);

        Assert.Equal(["opened", "dispatched", "reassigned"], onward.Trail.Select(step => step.Action));
        await Eventually.Async(async () => (await Worker(first.Assignee!)).Load == 0, "the first worker no longer has the case");
        await Eventually.Async(async () => (await Worker(onward.Assignee!)).Inbox.Select(item => item.CaseId).SequenceEqual([onward.Id]), "the next worker has it");
    }

    [Fact]
    public async Task A_case_is_escalated_when_everybody_was_asked_in_vain()
    {
        await Report("smoke-0001", "smoke.obscuration", 0.15);

        var escalated = await CaseOf("smoke-0001", found => found.Escalated);

        Assert.Equal(["opened", "dispatched", "reassigned", "escalated"], escalated.Trail.Select(step => step.Action));
        Assert.NotNull(escalated.Due);
        Assert.NotNull(escalated.Assignee);
    }

    [Fact]
    public async Task A_case_waits_and_is_dispatched_when_somebody_comes_on_duty()
    {
        await SetDuty(onDuty: false);
        await Report("smoke-0001", "smoke.obscuration", 0.15);
        var waiting = await CaseOf("smoke-0001", found => found.Escalated);
        Assert.Equal(CaseStatus.Filed, waiting.Status);

        await SetDuty(onDuty: true);

        Assert.Equal(CaseStatus.Dispatched, (await CaseOf("smoke-0001", found => found.Assignee is not null)).Status);
    }

    [Fact]
    public async Task Cases_go_to_the_worker_with_the_least_to_do()
    {
        for (var i = 10; i < 14; i++)
        {
            await Report($"smoke-{i}", "smoke.obscuration", 0.15);
            await CaseOf($"smoke-{i}", found => found.Assignee is not null);
        }

        await Eventually.Async(async () => (await Worker("w-001")).Load == 2 && (await Worker("w-002")).Load == 2, "each worker has two of the four cases");
    }

    [Fact]
    public async Task A_hazard_is_more_severe_when_somebody_vulnerable_lives_there()
    {
        await Report("electric-1", "elec.cable_temp", 75, TimeSpan.FromSeconds(31));
        await Report("electric-2", "elec.cable_temp", 75, TimeSpan.FromSeconds(31));

        var vulnerable = await CaseOf("electric-1", _ => true);
        var other = await CaseOf("electric-2", _ => true);

        Assert.Equal(other.Severity - 1, vulnerable.Severity);
    }

    [Fact]
    public async Task One_fire_is_one_case_when_neighbouring_devices_report_it()
    {
        using var admin = await _twin.SignInAsAdmin();
        await admin.ImportAll(SampleCommunity.Device("smoke-0002", "smoke", "b-3"));

        await Report("smoke-0001", "smoke.obscuration", 0.15);
        await Report("smoke-0002", "smoke.obscuration", 0.2);

        var joined = await CaseOf("smoke-0001", found => found.Devices.Length == 2);
        Assert.Equal(joined.Id, (await CaseOf("smoke-0002", _ => true)).Id);
    }

    /// <summary>One reading, or two of the same value with a time between them for rules that want persistence.</summary>
    private async Task Report(string device, string metric, double value, TimeSpan? lasting = null)
    {
        var now = _clock.GetUtcNow();
        ImmutableArray<Telemetry> telemetry = lasting is { } span
            ? [new Telemetry(now - span, [new Reading(metric, value)]), new Telemetry(now, [new Reading(metric, value)])]
            : [new Telemetry(now, [new Reading(metric, value)])];
        Assert.Equal(IngestStatus.Accepted, (await _twin.Grains.Device(device).Ingest(telemetry, default)).Status);
    }

    /// <summary>Waits, while the clock runs a second at a look, until the device's only case is as wished.</summary>
    private async Task<CaseSnapshot> CaseOf(string device, Func<CaseSnapshot, bool> isAsWished)
    {
        CaseSnapshot? found = null;
        await Eventually.Async(
            async () =>
            {
                var page = await _twin.Grains.Catalog().List(
                    Caller.System,
                    new CatalogQuery(new ObjectFilter { Kind = ObjectKind.Case, Links = [new ObjectKey(ObjectKind.Device, device)] }),
                    default);
                if (page.Value!.Items is [var entry])
                {
                    found = (await _twin.Grains.Case(entry.Key.Id).Get(Caller.System, default)).Value;
                }

                if (found is not null && isAsWished(found))
                {
                    return true;
                }

                _clock.Advance(TimeSpan.FromSeconds(1));
                return false;
            },
            $"the case of {device} is as wished");
        return found!;
    }

    private async Task<GridWorkerSnapshot> Worker(string id) => (await _twin.Grains.GridWorker(id).Get(Caller.System, default)).Value!;

    private async Task SetDuty(bool onDuty)
    {
        foreach (var worker in (string[])["w-001", "w-002"])
        {
            Assert.True((await _twin.Grains.GridWorker(worker).SetDuty(Caller.System, onDuty, default)).Succeeded);
        }
    }
}
