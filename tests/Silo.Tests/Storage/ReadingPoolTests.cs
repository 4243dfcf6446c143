using Dapper;
using Twin.Storage.Sqlite;

namespace Twin.Storage;

public sealed class ReadingPoolTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("twin-readers-");
    private readonly ReadingPool _readers;

    public ReadingPoolTests() => _readers = new ReadingPool($"Data Source={Path.Combine(_folder.FullName, "any.db")};Pooling=False");

    public void Dispose()
    {
        _readers.Dispose();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Each_reader_gets_its_own_answer_however_many_statements_there_are()
    {
        await Parallel.ForAsync(0, 2_000, TestContext.Current.CancellationToken, async (number, cancellation) =>
        {
            await using var connection = await _readers.Rent(cancellation);
            var added = number % 300;
            Assert.Equal(number + added, await connection.ExecuteScalarAsync<int>($"SELECT @number + {added}", new { number }));
        });
    }

    [Fact]
    public async Task A_connection_comes_back_without_what_its_reader_left()
    {
        await using (var first = await _readers.Rent(TestContext.Current.CancellationToken))
        {
            first.BeginTransaction(deferred: true);
            Assert.Equal([1, 2], await first.QueryAsync<int>("SELECT 1 UNION ALL SELECT @number", new { number = 2 }));
        }

        await using var second = await _readers.Rent(TestContext.Current.CancellationToken);
        await using var transaction = second.BeginTransaction(deferred: true);
        Assert.Equal([1, 3], await second.QueryAsync<int>("SELECT 1 UNION ALL SELECT @number", new { number = 3 }, transaction));
    }

    [Fact]
    public async Task What_is_changed_is_read_by_a_statement_kept_from_before()
    {
        await using var writer = await _readers.Rent(TestContext.Current.CancellationToken);
        await writer.ExecuteAsync("CREATE TABLE note (id INTEGER)");
        Assert.Equal(0, await Count());
        await writer.ExecuteAsync("INSERT INTO note VALUES (1)");
        Assert.Equal(1, await Count());
        await writer.ExecuteAsync("ALTER TABLE note ADD COLUMN text TEXT");
        await writer.ExecuteAsync("INSERT INTO note VALUES (2, 'x')");
        Assert.Equal(2, await Count());

        async Task<int> Count()
        {
            await using var reader = await _readers.Rent(TestContext.Current.CancellationToken);
            return await reader.ExecuteScalarAsync<int>("SELECT count(*) FROM note");
        }
    }
}
