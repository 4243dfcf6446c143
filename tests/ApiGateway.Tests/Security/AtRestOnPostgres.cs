using System.Text;
using Npgsql;
using Twin.Fixtures;

namespace Twin.Security;

public sealed class AtRestOnPostgres(PostgresServer server) : AtRestTests, IClassFixture<PostgresServer>
{
    private const string Connection = "ConnectionStrings:Twin";

    protected override async Task<IReadOnlyDictionary<string, string?>> NewDatabase() => PostgresSettings.Of(await server.NewDatabase());

    /// <summary>Every row of every table, as a dump would have them.</summary>
    protected override async Task<string> Dump(IReadOnlyDictionary<string, string?> settings, string directory)
    {
        await using var source = NpgsqlDataSource.Create(settings[Connection]!);
        var text = new StringBuilder();
        foreach (var table in await Texts(source, "SELECT quote_ident(table_schema) || '.' || quote_ident(table_name) FROM information_schema.tables WHERE table_schema = 'public'"))
        {
            text.AppendJoin('\n', await Texts(source, $"SELECT row_to_json(stored)::text FROM {table} AS stored"));
        }

        return text.ToString();
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
}
