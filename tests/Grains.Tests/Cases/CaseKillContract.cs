using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Twin.Access;
using Twin.Cases;
using Twin.Fixtures;

namespace Twin.Grains.Tests.Cases;

/// <summary>Whatever is killed between whichever two writes of a case: it goes on from what is stored, and nothing happens twice.</summary>
public abstract class CaseKillContract : IAsyncLifetime
{
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 5, 6, 2, 0, 0, TimeSpan.Zero));
    private readonly Deaths _deaths = new();
    private readonly CancellationTokenSource _stop = new();
    private TwinHost _twin = null!;
    private Task _ticking = Task.CompletedTask;

    public async ValueTask InitializeAsync()
    {
        var settings = new Dictionary<string, string?>(await Settings(), StringComparer.Ordinal)
        {
            ["Twin:Cases:Policies:fire:SignWithin"] = "10.00:00:00",
            ["Twin:Cases:Policies:fire:ResolveWithin"] = "30.00:00:00",
            ["Twin:Cases:Policies:fire:VerifyWithin"] = "10.00:00:00",
        };
        _twin = await TwinHost.Start(settings, builder =>
        {
            builder.Services.AddKeyedSingleton<TimeProvider>(TimeProviderNames.Grains, _clock);
            _deaths.Wrap(builder.Services);
        });
        _ticking = Tick();
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _ticking.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _twin.DisposeAsync();
        _stop.Dispose();
        GC.SuppressFinalize(this);
    }

    protected abstract Task<IReadOnlyDictionary<string, string?>> Settings();

    [Fact]
    public async Task A_case_that_is_killed_at_any_write_goes_on_and_does_nothing_twice()
    {
        using var admin = await _twin.SignInAsAdmin();
        await admin.ImportAll($$"""{"kind":"community","id":"{{SampleCommunity.Community}}","name":"领事巷社区"}""");
        var position = (await _twin.Grains.Feed().Read(after: null, 1, TimeSpan.Zero, default)).Position;
        var clean = new KilledCase(_twin, _deaths, 0);
        await admin.ImportAll([.. clean.Lines]);
        var expected = await clean.Play(int.MaxValue, answers: true, _clock.GetUtcNow());
        var killed = Enumerable.Range(1, 2 * clean.Writes).Select(number => new KilledCase(_twin, _deaths, number)).ToList();
        await admin.ImportAll([.. killed.SelectMany(one => one.Lines)]);

        var played = await Task.WhenAll(killed.Select((one, nth) => one.Play(one.Writes + (nth / 2), answers: nth % 2 == 0, _clock.GetUtcNow())));

        var told = await Told(position);
        Assert.All(killed.Zip(played), pair =>
        {
            Assert.Equal(expected.Trail.Select(step => step.Action), pair.Second.Trail.Select(step => step.Action));
            Assert.Equal(told[clean.Key].Order(StringComparer.Ordinal), told[pair.First.Key].Order(StringComparer.Ordinal));
        });
    }

    /// <summary>What was told of each case since.</summary>
    private async Task<ILookup<ObjectKey, string>> Told(string position)
    {
        var told = new List<(ObjectKey Source, string Type)>();
        while (await _twin.Grains.Feed().Read(position, 1_000, TimeSpan.Zero, default) is { Events.IsEmpty: false } page)
        {
            told.AddRange(page.Events.Select(happened => (happened.Source, happened.Type)));
            position = page.Position;
        }

        return told.ToLookup(one => one.Source, one => one.Type);
    }

    /// <summary>Time passes, so that the sweep comes by for what was left.</summary>
    private async Task Tick()
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (await timer.WaitForNextTickAsync(_stop.Token))
        {
            _clock.Advance(TimeSpan.FromSeconds(1));
        }
    }
}
