using System.Text;
using Microsoft.Extensions.Time.Testing;
using Twin.Access;
using Twin.Accounts;
using Twin.Fakes;
using Twin.Fixtures;

namespace Twin.Notices;

public sealed class LiveTests
{
    private const string Here = "500103002001001";
    private const string Elsewhere = "500103002002001";

    private readonly FakeFeed _feed = new();
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 1, 31, 8, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task Live_gives_what_happens_in_the_callers_areas()
    {
        await using var gateway = await Start();
        using var http = await gateway.As(Role.GridWorker, Here);
        await using var live = await Watch(http);

        _feed.Add("case-opened", Elsewhere);
        _feed.Add("case-opened", area: null);
        _feed.Add("case-dispatched", Here, "{ \"title\": \"3栋\\n火警\",\n \"severity\": \"major\" }");

        var happened = await live.Next();
        Assert.Equal("case-dispatched", happened!.Value.EventType);
        Assert.Equal(FakeFeed.Position(4), live.Parser.LastEventId);
        Assert.Equal(
            """{"at":"1970-01-01T00:00:00Z","type":"case-dispatched","kind":"case","id":"c-4","area":"500103002001001","data":{"title":"3栋\n火警","severity":"major"}}""",
            happened.Value.Data);
    }

    [Fact]
    public async Task Live_resumes_after_the_last_event_seen_without_loss_or_repeat()
    {
        await using var gateway = await Start();
        using var http = await gateway.As(Role.GridWorker, Here);
        for (var number = 1; number <= 3000; number++)
        {
            _feed.Add($"old-{number}", Here);
        }

        await using var live = await SseReader.Open(http, FakeFeed.Position(10));
        for (var number = 11; number <= 6000; number++)
        {
            if (number > 3000)
            {
                _feed.Add($"old-{number}", Here);
            }

            Assert.Equal($"old-{number}", (await live.Next())!.Value.EventType);
        }
    }

    [Fact]
    public async Task Live_gives_every_watcher_everything_while_events_pour_in()
    {
        const int Events = 20_000;
        await using var gateway = await Start();
        using var http = await gateway.As(Role.GridWorker, Here);
        var pouring = Task.Run(() =>
        {
            for (var number = 1; number <= Events; number++)
            {
                _feed.Add("poured", Here);
            }
        });

        await Task.WhenAll(Enumerable.Range(0, 4).Select(async start =>
        {
            await using var live = await SseReader.Open(http, FakeFeed.Position(start));
            for (var number = start + 1; number <= Events; number++)
            {
                await live.Next();
                Assert.Equal(FakeFeed.Position(number), live.Parser.LastEventId);
            }
        }));
        await pouring;
    }

    [Fact]
    public async Task Live_says_when_events_are_no_longer_kept()
    {
        // Before the gateway starts, which would keep what it saw itself.
        for (var number = 1; number <= 20; number++)
        {
            _feed.Add("old", Here);
        }

        _feed.Forget(15);
        await using var gateway = await Start();
        using var http = await gateway.As(Role.GridWorker, Here);
        await using var live = await SseReader.Open(http, FakeFeed.Position(3));

        Assert.Equal("gap", (await live.Next())!.Value.EventType);
        Assert.Equal("old", (await live.Next())!.Value.EventType);
        Assert.Equal(FakeFeed.Position(16), live.Parser.LastEventId);
    }

    [Fact]
    public async Task Live_sends_a_heartbeat_that_moves_on_the_place_to_resume_at()
    {
        await using var gateway = await Start();
        using var http = await gateway.As(Role.GridWorker, Here);
        using var response = await http.GetAsync("/api/v1/live", HttpCompletionOption.ResponseHeadersRead);
        using var lines = new StreamReader(await response.Content.ReadAsStreamAsync(), Encoding.UTF8);
        Assert.Equal(["retry: 2000", ""], [await lines.ReadLineAsync(), await lines.ReadLineAsync()]);
        _feed.Add("case-opened", Elsewhere);

        var beat = lines.ReadLineAsync();
        await Eventually.Async(
            () =>
            {
                _time.Advance(LiveStream.Heartbeat);
                return beat.IsCompleted;
            },
            "a heartbeat has come");

        Assert.Equal(": heartbeat", await beat);
        Assert.StartsWith("id: ", await lines.ReadLineAsync());
        Assert.Equal("", await lines.ReadLineAsync());
    }

    [Fact]
    public async Task Live_ends_with_the_token()
    {
        await using var gateway = await Start();
        using var http = await gateway.As(Role.GridWorker, Here);
        await using var live = await Watch(http);

        _time.Advance(TimeSpan.FromMinutes(15));

        Assert.Null(await live.Next());
    }

    [Fact]
    public async Task Live_ends_when_the_gateway_stops()
    {
        var gateway = await Start();
        using var http = await gateway.As(Role.GridWorker, Here);
        await using var live = await Watch(http);

        await gateway.DisposeAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(10));

        Assert.Null(await live.Next());
    }

    private Task<GatewayHost> Start() => GatewayHost.Start(_time, grains =>
    {
        GatewayHost.PutCluster(grains);
        grains.Put<IFeedGrain>(0L, _feed);
    });

    /// <summary>Opens a stream that is known to have begun.</summary>
    private async Task<SseReader> Watch(HttpClient http)
    {
        var live = await SseReader.Open(http, FakeFeed.Position(0));
        _feed.Add("begun", Here);
        Assert.Equal("begun", (await live.Next())!.Value.EventType);
        return live;
    }
}
