using Microsoft.Extensions.DependencyInjection;
using Twin.Fixtures;

namespace Twin.Standalone;

/// <summary>One twin with the sample community, for the tests of a class; each engine has its own.</summary>
public abstract class TwinOnEngine : IAsyncLifetime
{
    /// <summary>A category of cases that goes into a department's queue.</summary>
    public const string DepartmentCategory = "street-lamps";

    public const string Open311Key = "an-open311-key-for-tests-only";

    /// <summary>Of a client that reports more than it may.</summary>
    public const string ImpatientKey = "another-open311-key-for-tests";

    public const int Open311ReportsPerMinute = 30;

    public TwinHost Host { get; private set; } = null!;

    public TwinApi Admin { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Host = await TwinHost.Start(new Dictionary<string, string?>(await Settings(), StringComparer.Ordinal)
        {
            ["Twin:Mqtt:MaxFailedLogins"] = "100",
            ["Twin:Open311:Area"] = "500103",
            ["Twin:Open311:Keys:city-app"] = Open311Key,
            ["Twin:Open311:Keys:impatient-app"] = ImpatientKey,
            ["Twin:Open311:ReportsPerMinute"] = $"{Open311ReportsPerMinute}",
            ["Twin:Cases:AnonymousIn:0"] = SampleCommunity.Community,
            ["Twin:Webhooks:InnerHosts:0"] = "127.0.0.1",
            ["Twin:Webhooks:RetryAfter"] = "00:00:00.1",
            ["Twin:Webhooks:LongestPause"] = "00:00:00.5",
            ["Twin:Webhooks:GiveUpAfter"] = "00:00:02",
            [$"Twin:Cases:Policies:{DepartmentCategory}:Department"] = "市政照明",
        });
        Admin = await Host.SignInAsAdmin();
        await Admin.ImportAll(SampleCommunity.Lines);
    }

    public async ValueTask DisposeAsync()
    {
        Admin.Dispose();
        await Host.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>All of a table as text, to see what stands in the database.</summary>
    public async Task<string> Dump(string table)
    {
        await using var connection = await Host.Services.GetRequiredService<Twin.Storage.ITwinDatabase>().OpenForReading(CancellationToken.None);
        await using var command = connection.CreateCommand();
        command.CommandText = $"SELECT * FROM {table}";
        await using var reader = await command.ExecuteReaderAsync();
        var text = new System.Text.StringBuilder();
        while (await reader.ReadAsync())
        {
            for (var column = 0; column < reader.FieldCount; column++)
            {
                text.AppendLine(reader.GetValue(column) is byte[] bytes ? System.Text.Encoding.UTF8.GetString(bytes) : reader.GetValue(column).ToString());
            }
        }

        return text.ToString();
    }

    /// <summary>All of every table as text.</summary>
    public async Task<string> DumpAll()
    {
        var tables = (await Dump($"({Tables}) AS tables")).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        Assert.Contains("grain_state", tables);
        return string.Concat(await Task.WhenAll(tables.Select(Dump)));
    }

    /// <summary>Takes the database away from the twin.</summary>
    public abstract Task Break();

    public abstract Task Mend();

    /// <summary>SQL that names every table.</summary>
    protected abstract string Tables { get; }

    /// <summary>What puts the twin on the engine, with an empty database.</summary>
    protected abstract Task<IReadOnlyDictionary<string, string?>> Settings();
}
