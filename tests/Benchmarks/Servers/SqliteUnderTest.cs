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

    public async Task<DbConnection> OpenAsync()
    {
        var file = Directory.EnumerateFiles(dataDirectory, "*.db").Single();
        var connection = new SqliteConnection($"Data Source={file};Mode=ReadOnly;Pooling=False");
        await connection.OpenAsync();
        return connection;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
