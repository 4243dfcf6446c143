using Twin.Fixtures;

namespace Twin.Access;

public sealed class WalkOnPostgres(PostgresServer server) : WalkCommunity
{
    protected override async Task<IReadOnlyDictionary<string, string?>> Database() => PostgresSettings.Of(await server.NewDatabase());
}
