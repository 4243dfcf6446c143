using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Twin.Fixtures;

namespace Twin.Cluster.Tests;

/// <summary>SIGKILL while the rows of a file are taken in.</summary>
public sealed class ImportCrashTests(PostgresServer server) : IAsyncDisposable
{
    private const int Rows = 3_000;
    private const int Kills = 2;

    private readonly string _directory = Directory.CreateTempSubdirectory("twin-import-crash-").FullName;
    private readonly int[] _ports = Ports.Free(4);
    private TwinProcess? _twin;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_import_goes_on_by_itself_where_it_was_and_takes_no_row_in_twice(bool onPostgres)
    {
        _twin = new TwinProcess("Silo", await Settings(onPostgres), Path.Combine(_directory, "silo.log"));
        using var api = new TwinApi(new Uri($"http://127.0.0.1:{_ports[0]}"));
        await Start(api);
        await api.SignIn("admin", TwinHost.Password);
        await api.ImportAll(SampleCommunity.Lines);
        using var file = new StringContent("id,name,grid\n" + string.Concat(Enumerable.Range(0, Rows).Select(i => $"f-{i},健身广场,{SampleCommunity.Grid}\n")), Encoding.UTF8, new MediaTypeHeaderValue("text/csv"));
        using var accepted = await api.Http.PostAsync("/api/v1/imports?kind=fitness-site&source=sports", file);
        accepted.EnsureSuccessStatusCode();
        var path = accepted.Headers.Location!.ToString();

        var done = 0;
        for (var kill = 0; kill < Kills; kill++)
        {
            await Eventually.Async(async () => Done(await api.Get(path)) > done, $"more than {done} rows are done before kill {kill}");
            done = Done(await api.Get(path));
            await _twin.Kill();
            await Start(api);
        }

        Assert.True(done < Rows, $"{done} rows were done before the last kill");
        while ((await api.Get(path)).GetProperty("phase").GetString() != "finished")
        {
            done = Done(await api.Get(path));
            await Eventually.Async(
                async () => await api.Get(path) is var import && (Done(import) > done || import.GetProperty("phase").GetString() == "finished"),
                $"the import has gone on by itself after {done} rows");
        }

        var counts = (await api.Get(path)).GetProperty("counts");
        Assert.Equal($$"""{"created":{{Rows}},"changed":0,"unchanged":0,"conflicts":0,"failed":0}""", counts.GetRawText());
        Assert.Equal(Rows, (await api.Get("/api/v1/objects/count?kind=fitness-site")).GetProperty("total").GetInt32());
        for (var i = 0; i < Rows; i += 97)
        {
            Assert.Single((await api.Get($"/api/v1/objects/fitness-site/f-{i}/changes")).GetProperty("items").EnumerateArray());
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_twin is not null)
        {
            await _twin.DisposeAsync();
        }

        Directory.Delete(_directory, recursive: true);
    }

    private static int Done(JsonElement import) => import.GetProperty("done").GetInt32();

    private async Task Start(TwinApi api)
    {
        _twin!.Start();
        await Eventually.Async(api.IsReady, "the twin is ready");
    }

    private async Task<Dictionary<string, string>> Settings(bool onPostgres)
    {
        var settings = LoneTwin.Settings(_directory, _ports);
        if (onPostgres)
        {
            await settings.PutOn(server);
        }

        return settings;
    }
}
