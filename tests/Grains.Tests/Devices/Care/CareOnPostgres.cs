using Twin.Fixtures;

namespace Twin.Grains.Tests.Devices;

public sealed class CareOnPostgres(PostgresServer server) : CareContract, IClassFixture<PostgresServer>
{
    protected override async Task<IReadOnlyDictionary<string, string?>> Settings() => new Dictionary<string, string?>(StringComparer.Ordinal)
    {
        ["ConnectionStrings:Twin"] = await server.NewDatabase(),
        ["Twin:Key"] = Convert.ToBase64String(new byte[32]),
    };
}
