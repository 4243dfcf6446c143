using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Twin.Fixtures;

namespace Twin.Cases;

/// <summary>A twin with the sample community whose grains live by a clock of the test's.</summary>
public sealed class TimedTwin : IAsyncLifetime
{
    /// <summary>Ponding has four hours, and eight here.</summary>
    public const string SlowGrid = "500103002001077";

    private static readonly TimeSpan Step = TimeSpan.FromSeconds(1);

    public FakeTimeProvider Clock { get; private set; } = new(TimeProvider.System.GetUtcNow());

    public TwinHost Host { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Host = await Start(dataDirectory: null);
        await Import([.. SampleCommunity.Lines]);
    }

    public ValueTask DisposeAsync() => Host.DisposeAsync();

    /// <summary>Signs in for it: whoever was signed in before the clock ran is so no longer.</summary>
    public async Task Import(params string[] lines)
    {
        using var admin = await Host.SignInAsAdmin();
        await admin.ImportAll(lines);
    }

    /// <summary>Stops, and starts at a later time with the same data: a clock that ran for years would have to tick for each second of them.</summary>
    public async Task StopFor(TimeSpan time)
    {
        var directory = Host.DataDirectory;
        await Host.Stop();
        Clock = new FakeTimeProvider(Clock.GetUtcNow() + time);
        Host = await Start(directory);
    }

    /// <summary>Waits while the clock runs a second at a look.</summary>
    public Task Until(Func<Task<bool>> condition, string what) => Eventually.Async(
        async () =>
        {
            Clock.Advance(Step);
            return await condition();
        },
        what);

    private Task<TwinHost> Start(string? dataDirectory) => TwinHost.Start(
        new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Twin:Webhooks:InnerHosts:0"] = "127.0.0.1",
            ["Twin:Cases:Policies:ponding:SignWithin"] = "10.00:00:00",
            ["Twin:Cases:Policies:ponding:ResolveWithin"] = "04:00:00",
            ["Twin:Cases:Policies:ponding:WorkingHours"] = "false",
            [$"Twin:Cases:Policies:ponding:Areas:{SlowGrid}:ResolveWithin"] = "08:00:00",
        },
        builder => builder.Services.AddKeyedSingleton<TimeProvider>(TimeProviderNames.Grains, Clock),
        dataDirectory);
}
