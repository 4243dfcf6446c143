using Microsoft.Extensions.Time.Testing;
using Twin.Fixtures;

namespace Twin.Storage;

public sealed class RetentionTests(SqliteEngine engine) : IClassFixture<SqliteEngine>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Telemetry_and_events_older_than_configured_are_forgotten()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 7, 1, 12, 0, 0, TimeSpan.Zero));
        var settings = new Dictionary<string, string?>(await engine.NewDatabase(), StringComparer.Ordinal)
        {
            ["Twin:History:RetentionDays"] = "10",
            ["Twin:Feed:RetentionDays"] = "5",
        };
        await using var host = await StorageHost.Start(settings, clock: clock);
        var start = await host.Feed.Head(Cancellation);
        foreach (var days in new[] { 20, 7, 0 })
        {
            var at = clock.GetUtcNow().AddDays(-days);
            await host.History.Append("d-1", [new(at, [new("t", days)])], Cancellation);
            await host.Write($"note/{days}", "text", events: new CardEvent(at, $"{days}", Area: null, []));
        }

        await Eventually.Async(
            async () =>
            {
                clock.Advance(TimeSpan.FromMinutes(10));
                return (await host.Feed.Read(start, 10, Cancellation)).Gap;
            },
            "old events are gone");

        Assert.Equal(["0"], (await host.Feed.Read(start, 10, Cancellation)).Events.Select(static told => told.Type));
        Assert.Equal([7.0, 0.0], (await host.History.Latest("d-1", 10, Cancellation)).Select(static telemetry => telemetry.Readings[0].Value));
    }
}
