using Twin.Fixtures;

[assembly: AssemblyFixture(typeof(PostgresServer))]

namespace Twin.Standalone;

public sealed class TwinOnPostgres(PostgresServer server) : TwinOnEngine
{
    protected override string Tables => "SELECT quote_ident(table_name) FROM information_schema.tables WHERE table_schema = 'public'";

    protected override async Task<IReadOnlyDictionary<string, string?>> Settings() => new Dictionary<string, string?>(StringComparer.Ordinal)
    {
        ["ConnectionStrings:Twin"] = await server.NewDatabase(),
        ["Twin:Key"] = Convert.ToBase64String(new byte[32]),
    };
}
