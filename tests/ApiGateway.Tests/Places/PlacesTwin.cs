using Twin.Fixtures;

namespace Twin.Places;

/// <summary>A twin with two grids of a community drawn side by side, each of them a kilometre square.</summary>
public abstract class PlacesTwin : IAsyncLifetime
{
    public const string District = "500103";
    public const string Street = "500103002";
    public const string Community = "500103002001";
    public const string West = "500103002001001";
    public const string East = "500103002001002";
    public const string MicroWest = "50010300200100101";

    public TwinHost Host { get; private set; } = null!;

    public TwinApi Admin { get; private set; } = null!;

    public static IReadOnlyList<string> Lines { get; } =
    [
        $$"""{"kind":"district","id":"{{District}}","name":"渝中区"}""",
        $$"""{"kind":"street","id":"{{Street}}","name":"解放碑街道"}""",
        $$"""{"kind":"community","id":"{{Community}}","name":"领事巷社区","boundary":{{Rectangle(106.57, 106.59)}}}""",
        $$"""{"kind":"grid","id":"{{West}}","name":"第一网格","community":"{{Community}}","boundary":{{Rectangle(106.57, 106.58)}}}""",
        $$"""{"kind":"grid","id":"{{East}}","name":"第二网格","community":"{{Community}}","boundary":{{Rectangle(106.58, 106.59)}}}""",
        $$"""{"kind":"micro-grid","id":"{{MicroWest}}","name":"微网格1","boundary":{{Rectangle(106.57, 106.575)}}}""",
    ];

    /// <summary>From 29.55 to 29.56 degrees north.</summary>
    public static string Rectangle(double west, double east) =>
        $$"""{"type":"Polygon","coordinates":[[[{{west}},29.55],[{{east}},29.55],[{{east}},29.56],[{{west}},29.56],[{{west}},29.55]]]}""";

    public async ValueTask InitializeAsync()
    {
        Host = await TwinHost.Start(await Database());
        Admin = await Host.SignInAsAdmin();
        await Admin.ImportAll(Lines);
    }

    public async ValueTask DisposeAsync()
    {
        Admin.Dispose();
        await Host.DisposeAsync();
    }

    protected abstract Task<IReadOnlyDictionary<string, string?>> Database();
}

public sealed class PlacesOnSqlite : PlacesTwin
{
    protected override Task<IReadOnlyDictionary<string, string?>> Database() =>
        Task.FromResult<IReadOnlyDictionary<string, string?>>(new Dictionary<string, string?>(StringComparer.Ordinal));
}

public sealed class PlacesOnPostgres(PostgresServer server) : PlacesTwin
{
    protected override async Task<IReadOnlyDictionary<string, string?>> Database() => new Dictionary<string, string?>(StringComparer.Ordinal)
    {
        ["ConnectionStrings:Twin"] = await server.NewDatabase(),
        ["Twin:Key"] = Convert.ToBase64String(new byte[32]),
        ["Twin:Postgres:MaxPoolSize"] = "20",
    };
}
