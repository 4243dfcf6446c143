using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace Twin.Benchmarks.Servers;

internal sealed class SqliteUnderTest(string dataDirectory) : IDatabaseUnderTest
{
    public string? ConnectionString => null;

    /// <summary>The whole file as it is once the write-ahead log has been written to it.</summary>
    public async Task<long> SizeAsync()
    {
        await using var connection = await OpenAsync();
        await using var size = connection.CreateCommand();
        size.CommandText = "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size";
        return (long)(await size.ExecuteScalarAsync())!;
    }

    public Task<TimeSpan> CpuAsync() => Task.FromResult(TimeSpan.Zero);

    public Task TidyAsync() => Task.CompletedTask;

    /// <summary>The twin's own writer brings the index up to date with its next transaction.</summary>
    public async Task CopyCardsAsync(int times)
    {
        await using var connection = await OpenAsync("ReadWrite");
        await using var copy = connection.CreateCommand();
        copy.CommandText =
            """
            INSERT INTO card (key, kind, title, area, status, deadline, changed, labels, facts, links, terms)
            SELECT kind || '/x' || @nth || '-' || id, kind, title, '500103' || printf('%03d', substr(area, 7, 3) + @nth * 20) || substr(area, 10),
                   status, deadline, changed, labels, facts, links, replace(terms, id, 'x' || @nth || '-' || id)
            FROM (SELECT *, substr(key, instr(key, '/') + 1) AS id FROM card WHERE kind IN ('person', 'household', 'room') AND key NOT LIKE '%/x%')
            """;
        await using var waiting = connection.CreateCommand();
        waiting.CommandText = "SELECT EXISTS (SELECT 1 FROM card_to_index)";
        var nth = copy.CreateParameter();
        nth.ParameterName = "@nth";
        copy.Parameters.Add(nth);
        for (var time = 1; time <= times; time++)
        {
            nth.Value = time;
            await copy.ExecuteNonQueryAsync();
            while (await waiting.ExecuteScalarAsync() is 1L)
            {
                await Task.Delay(100);
            }
        }
    }

    public async Task<DbConnection> OpenAsync() => await OpenAsync("ReadOnly");

    private async Task<SqliteConnection> OpenAsync(string mode)
    {
        var file = Directory.EnumerateFiles(dataDirectory, "*.db").Single();
        var connection = new SqliteConnection($"Data Source={file};Mode={mode};Pooling=False;Default Timeout=600");
        await connection.OpenAsync();
        return connection;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
