using Twin.Fixtures;

namespace Twin.Grains.Tests.Cases;

public sealed class CaseKillOnPostgres(PostgresServer server) : CaseKillContract, IClassFixture<PostgresServer>
{
    protected override async Task<IReadOnlyDictionary<string, string?>> Settings() => new Dictionary<string, string?>(StringComparer.Ordinal)
    {
        ["ConnectionStrings:Twin"] = await server.NewDatabase(),
        ["Twin:Key"] = Convert.ToBase64String(new byte[32]),
    };
}
