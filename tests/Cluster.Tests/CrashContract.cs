using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using Twin.Fixtures;

namespace Twin.Cluster.Tests;

/// <summary>SIGKILL at points nobody chose, while devices, an importer and a worker are at it.</summary>
public abstract class CrashContract : IAsyncDisposable
{
    private const int Buildings = 6;
    private const int ReadingsPerEpisode = 8;

    /// <summary>At most this many further acknowledgements before the next kill.</summary>
    private const int MostAcknowledgements = 40;

    /// <summary>What a worker does to a case, one after the other, and what it is then.</summary>
    private static readonly (string From, string Step, string To)[] Steps =
        [("dispatched", "sign", "signed"), ("signed", "start", "in-progress"), ("in-progress", "resolve", "awaiting-verification")];

    /// <summary>Milliseconds since 1970; a day ago, which history keeps.</summary>
    private static readonly long FirstAt = TimeProvider.System.GetUtcNow().AddDays(-1).ToUnixTimeMilliseconds();

    private readonly string _directory = Directory.CreateTempSubdirectory("twin-crash-").FullName;
    private readonly int[] _ports = Ports.Free(4);
    private readonly ConcurrentDictionary<string, byte> _importedPeople = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string> _handledCases = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource _stop = new(TimeSpan.FromMinutes(12));
    private readonly int _kills;
    private readonly int _seed;
    private readonly Dictionary<string, string> _settings;
    private readonly TwinProcess _twin;
    private readonly TwinApi _api;
    private readonly TwinApi _worker;
    private int _acknowledged;
    private volatile bool _finish;

    /// <param name="seed">Decides when each kill comes.</param>
    protected CrashContract(int kills, int seed)
    {
        (_kills, _seed) = (kills, seed);
        _settings = Settings();
        _twin = new TwinProcess("Silo", _settings, Path.Combine(_directory, "silo.log"));
        var address = new Uri($"http://127.0.0.1:{_ports[0]}");
        _api = new TwinApi(address);
        _worker = new TwinApi(address);
    }

    [Fact]
    public async Task Nothing_acknowledged_is_missing_and_no_case_is_doubled_when_the_twin_is_killed_again_and_again()
    {
        await Configure(_settings);
        await KillAgainAndAgain();
    }

    public async ValueTask DisposeAsync()
    {
        await _twin.DisposeAsync();
        _api.Dispose();
        _worker.Dispose();
        _stop.Dispose();
        Directory.Delete(_directory, recursive: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Says which database the twin is on.</summary>
    protected virtual Task Configure(IDictionary<string, string> settings) => Task.CompletedTask;

    private static int Episodes(Task<(string Device, int Sent)> device) => device.Status == TaskStatus.RanToCompletion
        ? device.GetAwaiter().GetResult().Sent / ReadingsPerEpisode
        : throw new InvalidOperationException("The device is still at it.");

    private static string Time(long milliseconds) =>
        DateTimeOffset.FromUnixTimeMilliseconds(milliseconds).ToString("O", CultureInfo.InvariantCulture).Replace("+00:00", "Z", StringComparison.Ordinal);

    private async Task KillAgainAndAgain()
    {
        await StartTwin();
        await _api.SignIn("admin", TwinHost.Password);
        await _api.ImportAll([
            .. SampleCommunity.Lines,
            SampleCommunity.Worker("w-002", "王芳", "wangfang"),
            .. Enumerable.Range(0, Buildings).Select(i => SampleCommunity.Building($"b-{100 + i}", $"{100 + i}栋")),
            .. Enumerable.Range(0, Buildings).Select(i => SampleCommunity.Device($"smoke-{i}", "smoke", $"b-{100 + i}")),
        ]);
        await _worker.SignIn("zhangwei", SampleCommunity.WorkerPassword);

        var devices = Enumerable.Range(0, Buildings).Select(RunDevice).ToList();
        var importer = RunUntilFinished(ImportSomebody);
        var worker = RunUntilFinished(HandleSomething);
        var random = new Random(_seed);
        for (var kill = 0; kill < _kills; kill++)
        {
            var enough = Volatile.Read(ref _acknowledged) + 1 + random.Next(MostAcknowledgements);
            await Eventually.Async(() => Volatile.Read(ref _acknowledged) >= enough, $"{enough} messages were acknowledged before kill {kill}");
            await _twin.Kill();
            await StartTwin();
        }

        _finish = true;
        await Task.WhenAll([.. devices, importer, worker]);
        foreach (var device in devices)
        {
            await AssertNothingIsMissing(await device);
        }

        await AssertEveryCaseIsInOneInbox(devices.Sum(device => Episodes(device)));
        foreach (var person in _importedPeople.Keys)
        {
            Assert.Equal(person, (await _api.Get($"/api/v1/people/{person}")).GetProperty("id").GetString());
        }

        foreach (var (handled, status) in _handledCases)
        {
            var seen = await _api.Get($"/api/v1/cases/{handled}");
            var trail = seen.GetProperty("trail").EnumerateArray().ToList();
            Assert.Contains(status, trail.Select(step => step.GetProperty("status").GetString()));
            Assert.All((string[])["opened", "dispatched", "signed", "started", "resolved"], action => Assert.True(trail.Count(step => step.GetProperty("action").GetString() == action) <= 1, $"{handled} is {action} twice"));
        }
    }

    private Dictionary<string, string> Settings() => new(LoneTwin.Settings(_directory, _ports), StringComparer.Ordinal)
    {
        ["Twin:Cases:Policies:fire:Window"] = "00:00:00",
        ["Twin:Cases:Policies:fire:SignWithin"] = "1.00:00:00",
    };

    private async Task StartTwin()
    {
        _twin.Start();
        await Eventually.Async(_api.IsReady, "the twin is ready again");
    }

    /// <summary>One fire after the other: each raises once, then clears; every message is sent until it is acknowledged.</summary>
    private async Task<(string Device, int Sent)> RunDevice(int number)
    {
        var id = $"smoke-{number}";
        await using var device = new MqttDevice(id, SampleCommunity.Secret, _ports[1]);
        var sent = 0;
        while (!_finish || sent % ReadingsPerEpisode != 0)
        {
            var value = sent % ReadingsPerEpisode is 3 or 4 ? "0.2" : "0.01";
            await device.Insist($$$"""{"ts":{{{FirstAt + (sent * 1000L)}}},"values":{"smoke.obscuration":{{{value}}}}}""", _stop.Token);
            sent++;
            Interlocked.Increment(ref _acknowledged);
        }

        return (id, sent);
    }

    private async Task RunUntilFinished(Func<int, Task> act)
    {
        for (var i = 0; !_finish; i++)
        {
            try
            {
                await act(i);
            }
            catch (Exception fault) when (fault is HttpRequestException or TaskCanceledException or JsonException or IOException)
            {
                // The twin is down: what was not acknowledged counts for nothing.
                await Task.Delay(TimeSpan.FromMilliseconds(130), _stop.Token);
            }

            await Task.Delay(TimeSpan.FromMilliseconds(20), _stop.Token);
        }
    }

    private async Task ImportSomebody(int number)
    {
        var id = $"p-crash-{number}";
        var result = (await _api.Import($$"""{"kind":"person","id":"{{id}}","name":"李娜","household":"h-3-2-501"}""")).Single();
        if (result.GetProperty("status").GetString() == "ok")
        {
            _importedPeople[id] = 1;
        }
    }

    private async Task HandleSomething(int number)
    {
        var inbox = await _worker.Get("/api/v1/me/inbox");
        foreach (var item in inbox.GetProperty("items").EnumerateArray())
        {
            var id = item.GetProperty("caseId").GetString()!;
            if (Steps.FirstOrDefault(step => step.From == item.GetProperty("status").GetString()) is { Step: not null } next)
            {
                await _worker.Post($"/api/v1/cases/{id}/{next.Step}", new { note = next.Step == "resolve" ? "已处理" : null });
                _handledCases[id] = next.To;
                return;
            }
        }
    }

    private async Task AssertNothingIsMissing((string Device, int Sent) run)
    {
        var history = await _api.Get($"/api/v1/devices/{run.Device}/history?metric=smoke.obscuration&from={Time(FirstAt)}&to={Time(FirstAt + (run.Sent * 1000L))}");
        Assert.Equal(run.Sent, history.GetProperty("points").GetArrayLength());
        var alarm = (await _api.Get($"/api/v1/devices/{run.Device}")).GetProperty("alarms").EnumerateArray()
            .Single(alarm => alarm.GetProperty("hazard").ValueKind == JsonValueKind.String);
        Assert.Equal(run.Sent / ReadingsPerEpisode, alarm.GetProperty("episode").GetInt32());
        Assert.Equal("cleared", alarm.GetProperty("status").GetString());
        await Eventually.Async(
            async () => (await _api.Get($"/api/v1/cases?device={run.Device}")).GetProperty("total").GetInt32() == run.Sent / ReadingsPerEpisode,
            $"{run.Device} has one case for each of its {run.Sent / ReadingsPerEpisode} fires");
    }

    private async Task AssertEveryCaseIsInOneInbox(int cases)
    {
        await Eventually.Async(async () => (await InboxCases()).Count == cases, $"the inboxes hold the {cases} cases, each once");
        var all = await InboxCases();
        Assert.Equal(all.Count, all.Distinct(StringComparer.Ordinal).Count());
    }

    private async Task<List<string>> InboxCases()
    {
        var cases = new List<string>();
        foreach (var worker in (string[])["w-001", "w-002"])
        {
            var snapshot = await _api.Get($"/api/v1/grid-workers/{worker}");
            cases.AddRange(snapshot.GetProperty("inbox").EnumerateArray().Select(item => item.GetProperty("caseId").GetString()!));
        }

        return cases;
    }
}
