using Twin.Fixtures;

namespace Twin.Grains.Tests.Devices;

public sealed class CareOnPostgres(PostgresServer server) : CareContract, IClassFixture<PostgresServer>
{
    protected override async Task<IReadOnlyDictionary<string, string?>> Settings() => PostgresSettings.Of(await server.NewDatabase());
}
