using System.Diagnostics;
using Twin.Fixtures;

namespace Twin.Benchmarks.Servers;

/// <summary>A twin in a process of its own, with rights and audit log or without, and a supervisor who asks it.</summary>
internal sealed class CheckedTwin : IAsyncDisposable
{
    private const string Password = "a-password-for-benchmarks-only";

    private static readonly string[] Families = ["王", "李", "张", "刘", "陈", "杨", "黄", "赵", "吴", "周"];
    private static readonly string[] Given = ["伟", "芳", "娜", "敏", "静", "强", "磊", "军", "洋", "勇"];

    private readonly Process _process;
    private readonly IDatabaseUnderTest _database;
    private readonly TwinApi _api;
    private readonly int _mqttPort;

    private CheckedTwin(Process process, IDatabaseUnderTest database, string address, int mqttPort)
    {
        _process = process;
        _database = database;
        _api = new TwinApi(new Uri(address));
        _mqttPort = mqttPort;
    }

    public HttpClient Http => _api.Http;

    public TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    public static async Task<CheckedTwin> StartAsync(BenchmarkOptions options, bool isChecked)
    {
        // The engine's files are the twin's own; it takes them away at its end.
        var database = await DatabaseUnderTest.StartAsync(options, string.Empty);
        var process = Process.Start(SelfProcess.Of("checked", isChecked ? "on" : "off", database.ConnectionString ?? string.Empty))!;
        var parts = (await AnswerAsync(process)).Split(' ');
        return new CheckedTwin(process, database, parts[1], int.Parse(parts[2]));
    }

    public static string NameOf(int person) => $"{Families[person % 10]}{Given[person / 10 % 10]}{Given[person / 100 % 10]}";

    /// <summary>
    /// A community with people and open cases; then the supervisor signs in. How many parts the index of terms is in
    /// goes by chance and decides what a search costs: it is made one, so that two twins are alike.
    /// </summary>
    public async Task FillAsync(int people, int fires)
    {
        await _api.SignIn("admin", TwinHost.Password);
        string[] lines =
        [
            .. SampleCommunity.Lines,
            $$"""{"kind":"account","id":"supervisor","role":"supervisor","areas":["{{SampleCommunity.Community}}"],"password":"{{Password}}"}""",
            .. Enumerable.Range(0, people).Select(i => $$"""{"kind":"person","id":"p-{{i}}","name":"{{NameOf(i)}}","phone":"139{{81_000_000 + i}}","household":"h-3-2-501"}"""),
            .. Enumerable.Range(0, fires).Select(i => SampleCommunity.Building($"b-{1000 + i}", $"{1000 + i}栋")),
            .. Enumerable.Range(0, fires).Select(i => SampleCommunity.Device($"smoke-{1000 + i}", "smoke", $"b-{1000 + i}")),
        ];
        foreach (var chunk in lines.Chunk(500))
        {
            await _api.ImportAll(chunk);
        }

        for (var i = 0; i < fires; i++)
        {
            await using var device = new MqttDevice($"smoke-{1000 + i}", SampleCommunity.Secret, _mqttPort);
            await device.Telemetry("""{"smoke.obscuration":0.35}""");
        }

        await Eventually.Async(async () => (await _api.Get("/api/v1/cases")).GetProperty("total").GetInt32() == fires, "every fire is a case");
        await _process.StandardInput.WriteLineAsync();
        await AnswerAsync(_process);
        await _api.SignIn("supervisor", Password);
    }

    public async ValueTask DisposeAsync()
    {
        _api.Dispose();
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
        await _database.DisposeAsync();
    }

    /// <summary>The next line that says it is ready; the log is between them.</summary>
    private static async Task<string> AnswerAsync(Process process)
    {
        string? line;
        do
        {
            line = await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The twin under test has ended.");
        }
        while (!line.StartsWith(CheckedTwinHost.Ready, StringComparison.Ordinal));

        return line;
    }
}
