using Twin.Fixtures;

namespace Twin.Grains.Tests.Cases;

public sealed class CaseKillOnPostgres(PostgresServer server) : CaseKillContract, IClassFixture<PostgresServer>
{
    protected override async Task<IReadOnlyDictionary<string, string?>> Settings() => PostgresSettings.Of(await server.NewDatabase());
}
