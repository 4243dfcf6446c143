using System.Text;
using Npgsql;
using Twin.Fixtures;

namespace Twin.Security;

public sealed class AtRestOnPostgres(PostgresServer server) : AtRestTests, IClassFixture<PostgresServer>
{
    private const string Connection = "ConnectionStrings:Twin";

    private string _firstSegment = string.Empty;

    protected override async Task<IReadOnlyDictionary<string, string?>> NewDatabase()
    {
        var settings = PostgresSettings.Of(await server.NewDatabase());
        await using var source = NpgsqlDataSource.Create(settings[Connection]!);
        _firstSegment = (await Texts(source, "SELECT pg_walfile_name(pg_current_wal_lsn())"))[0];
        return settings;
    }

    /// <summary>Every row of every table, as a dump would have them; the files of the database; the server's log of writes since it was made.</summary>
    protected override async Task<IReadOnlyList<string>> Dump(IReadOnlyDictionary<string, string?> settings, string directory)
    {
        await using var source = NpgsqlDataSource.Create(settings[Connection]!);
        var parts = new List<string>();
        foreach (var table in await Texts(source, "SELECT quote_ident(table_schema) || '.' || quote_ident(table_name) FROM information_schema.tables WHERE table_schema = 'public'"))
        {
            parts.AddRange(await Texts(source, $"SELECT row_to_json(stored)::text FROM {table} AS stored"));
        }

        await using (var checkpoint = source.CreateCommand("CHECKPOINT"))
        {
            await checkpoint.ExecuteNonQueryAsync();
        }

        parts.AddRange(await Files(source, "SELECT pg_read_binary_file(path) FROM (SELECT 'base/' || oid AS folder FROM pg_database WHERE datname = current_database()) AS own, LATERAL (SELECT folder || '/' || pg_ls_dir(folder) AS path) AS file"));
        parts.AddRange(await Files(source, $"SELECT pg_read_binary_file('pg_wal/' || name) FROM pg_ls_waldir() WHERE name >= '{_firstSegment}' AND length(name) = 24"));
        return parts;
    }

    protected override async Task<(IReadOnlyDictionary<string, string?> Settings, string Directory)> Copy(IReadOnlyDictionary<string, string?> settings, string directory) =>
        (PostgresSettings.Of(await server.Restored(settings[Connection]!)), Directory.CreateTempSubdirectory("twin-").FullName);

    private static async Task<IReadOnlyList<string>> Texts(NpgsqlDataSource source, string sql)
    {
        await using var command = source.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync();
        var texts = new List<string>();
        while (await reader.ReadAsync())
        {
            texts.Add(reader.GetString(0));
        }

        return texts;
    }

    private static async Task<IReadOnlyList<string>> Files(NpgsqlDataSource source, string sql)
    {
        await using var command = source.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync();
        var files = new List<string>();
        while (await reader.ReadAsync())
        {
            files.Add(Encoding.Latin1.GetString(reader.GetFieldValue<byte[]>(0)));
        }

        return files;
    }
}
