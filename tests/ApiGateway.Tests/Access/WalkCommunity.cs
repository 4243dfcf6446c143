using System.Collections.Frozen;
using System.Net.Http.Json;
using Microsoft.Extensions.Logging;
using Twin.Compartment;
using Twin.Fixtures;
using Twin.Security;

namespace Twin.Access;

/// <summary>Two communities alike, and an account of every role in the first: the same object on either side, and one that is not there.</summary>
public class WalkCommunity : IAsyncLifetime
{
    /// <summary>What is known of the people on either side, and stands nowhere else in the tests.</summary>
    public const string PersonName = "柳如霜";
    public const string IdNumber = "999999195207148426";
    public const string Phone = "13970004211";

    private const string OwnGrid = "500103002001001";
    private const string ForeignGrid = "500104002001001";
    private const string OwnDistrict = "500103";
    internal const string Password = "a-password-for-the-walk";

    /// <summary>Ids by kind; on both sides and absent equally long.</summary>
    private static readonly FrozenDictionary<string, (string Own, string Foreign, string Absent)> Samples = new Dictionary<string, (string, string, string)>(StringComparer.Ordinal)
    {
        [ObjectKind.District] = (OwnDistrict, "500104", "500105"),
        [ObjectKind.Street] = ("500103002", "500104002", "500105002"),
        [ObjectKind.Community] = ("500103002001", "500104002001", "500105002001"),
        [ObjectKind.Grid] = (OwnGrid, ForeignGrid, "500105002001001"),
        [ObjectKind.MicroGrid] = ("50010300200100101", "50010400200100101", "50010500200100101"),
        [ObjectKind.Estate] = ("e-1", "e-2", "e-3"),
        [ObjectKind.Room] = ("b-1:2:501", "b-2:2:501", "b-3:2:501"),
        [ObjectKind.Building] = ("b-1", "b-2", "b-3"),
        [ObjectKind.Household] = ("h-1", "h-2", "h-3"),
        [ObjectKind.Person] = ("p-1", "p-2", "p-3"),
        [ObjectKind.Device] = ("d-1", "d-2", "d-3"),
        [ObjectKind.GridWorker] = ("w-1", "w-2", "w-3"),
        [ObjectKind.Profile] = ("smoke", "smoke", "none"),
        [ObjectKind.RuleSet] = ("building:b-1", "building:b-2", "building:b-3"),
        [ObjectKind.ConsentText] = ("home-sensors", "home-sensors", "not-this-one"),
        [ObjectKind.VisitPlan] = ("plan-1", "plan-2", "plan-3"),
        [ObjectKind.Visit] = ("plan-1.person.p-1", "plan-2.person.p-2", "plan-3.person.p-3"),
        [ObjectKind.PooledDevice] = ("none-1", "none-2", "none-3"),
        [RightsTable.DeadLetter] = ("9001", "9002", "9003"),
        [RightsTable.Catalog] = ("none-1", "none-2", "none-3"),
        [RightsTable.Conflict] = ("9001", "9002", "9003"),
        [ObjectKind.Account] = ("other-1", "other-2", "other-3"),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private readonly Dictionary<Role, TwinApi> _accounts = [];
    private readonly Dictionary<bool, string> _cases = [];
    private readonly Dictionary<bool, string> _activities = [];
    private readonly Dictionary<bool, string> _notices = [];
    private readonly Dictionary<bool, string> _records = [];
    private readonly Dictionary<bool, string> _requests = [];

    public TwinHost Host { get; private set; } = null!;

    /// <summary>What the twin wrote into its log and traces.</summary>
    internal Witnesses Witnesses { get; } = new();

    public IReadOnlyDictionary<Role, TwinApi> Accounts => _accounts;

    /// <summary>A further session of a role's account.</summary>
    public Task<TwinApi> SignInAgain(Role role) => Host.SignIn(UserName(role), Password);

    /// <summary>The ids of an object within reach, of one out of reach, and of none.</summary>
    public (string Own, string Foreign, string Absent) Ids(string kind) => kind switch
    {
        ObjectKind.Case => (_cases[true], _cases[false], $"c-{new string('0', _cases[true].Length - 2)}"),
        ObjectKind.Activity => (_activities[true], _activities[false], $"e-{new string('0', _activities[true].Length - 2)}"),
        ObjectKind.Notice => (_notices[true], _notices[false], $"n-{new string('0', _notices[true].Length - 2)}"),
        ObjectKind.Request => (_requests[true], _requests[false], $"r-{new string('0', _requests[true].Length - 2)}"),
        RightsTable.Compartment => (_records[true], _records[false], new string('0', _records[true].Length)),
        _ when Samples.TryGetValue(kind, out var ids) => ids,
        _ => throw new InvalidOperationException($"WalkCommunity has no '{kind}': add one on either side to its lines, and its ids to Samples."),
    };

    public static bool Has(string kind) => kind is ObjectKind.Activity or ObjectKind.Case or ObjectKind.Notice or ObjectKind.Request || Samples.ContainsKey(kind);

    public async ValueTask InitializeAsync()
    {
        var settings = new Dictionary<string, string?>(await Database(), StringComparer.Ordinal)
        {
            ["Twin:Compartment:Enabled"] = "true",
            ["Logging:LogLevel:Default"] = "Debug",
        };
        Host = await TwinHost.Start(settings, builder => builder.Logging.ClearProviders().AddProvider(Witnesses));
        using var admin = await Host.SignInAsAdmin();
        await admin.ImportAll([.. Side(ForeignGrid, "2"), .. Side(OwnGrid, "1"), .. RightsTable.Columns.Select(Account)]);
        await Burn(admin, own: false, "d-2");
        await Burn(admin, own: true, "d-1");
        await Announce(admin, own: false, ForeignGrid);
        await Announce(admin, own: true, OwnGrid);
        await Plan(admin, "2", ForeignGrid);
        await Plan(admin, "1", OwnGrid);
        foreach (var role in RightsTable.Columns)
        {
            _accounts[role] = await Host.SignIn(UserName(role), Password);
        }

        await Ask(own: true, "p-1", _accounts[Role.Resident]);
        using var stranger = await Host.SignIn("resident-2", Password);
        await Ask(own: false, "p-2", stranger);
    }

    /// <summary>Puts a record into the compartment on either side.</summary>
    public async Task FillCompartment()
    {
        if (_records.Count > 0)
        {
            return;
        }

        _records[true] = await AddRecord(_accounts[Role.CompartmentOfficer], OwnGrid);
        using var admin = await Host.SignInAsAdmin();
        await admin.ImportAll($$"""{"kind":"account","id":"other-officer","role":"compartment-officer","areas":["{{ForeignGrid[..6]}}"],"password":"{{Password}}"}""");
        using var other = await Host.SignIn("other-officer", Password);
        _records[false] = await AddRecord(other, ForeignGrid);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var account in _accounts.Values)
        {
            account.Dispose();
        }

        await Host.DisposeAsync();
        Witnesses.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>What puts the twin on an engine, with an empty database.</summary>
    protected virtual Task<IReadOnlyDictionary<string, string?>> Database() =>
        Task.FromResult<IReadOnlyDictionary<string, string?>>(new Dictionary<string, string?>(StringComparer.Ordinal));

    private static async Task<string> AddRecord(TwinApi officer, string area) =>
        (await officer.Post($"/api/v1/compartment/{CompartmentRegister.SpecialPerson}", new { name = "某人", category = "released", area, phone = Phone }))
            .GetProperty("id").GetString()!;

    private static IEnumerable<string> Side(string grid, string number) =>
    [
        $$"""{"kind":"district","id":"{{grid[..6]}}","name":"区{{number}}"}""",
        $$"""{"kind":"street","id":"{{grid[..9]}}","name":"街道{{number}}"}""",
        $$"""{"kind":"community","id":"{{grid[..12]}}","name":"社区{{number}}"}""",
        $$"""{"kind":"grid","id":"{{grid}}","name":"网格{{number}}","community":"{{grid[..12]}}"}""",
        $$"""{"kind":"micro-grid","id":"{{grid}}01","name":"微网格{{number}}"}""",
        $$"""{"kind":"grid-worker","id":"w-{{number}}","name":"张伟","grids":["{{grid}}"],"onDuty":true,"userName":"walk-{{number}}","password":"{{Password}}"}""",
        $$"""{"kind":"account","id":"other-{{number}}","role":"supervisor","areas":["{{grid[..6]}}"],"password":"{{Password}}"}""",
        $$"""{"kind":"account","id":"resident-{{number}}","role":"resident","bound":["person/p-{{number}}"],"password":"{{Password}}"}""",
        $$"""{"kind":"estate","id":"e-{{number}}","name":"小区{{number}}","community":"{{grid[..12]}}"}""",
        $$"""{"kind":"building","id":"b-{{number}}","name":"{{number}}栋","grid":"{{grid}}","estate":"e-{{number}}","units":2,"floors":8}""",
        $$"""{"kind":"household","id":"h-{{number}}","building":"b-{{number}}","unit":2,"floor":5,"room":"501"}""",
        $$"""{"kind":"person","id":"p-{{number}}","name":"{{PersonName}}","idNumber":"{{IdNumber}}","phone":"{{Phone}}","household":"h-{{number}}","labels":["elderly"]}""",
        $$"""{"kind":"device","id":"d-{{number}}","profile":"smoke","building":"b-{{number}}","household":"h-{{number}}","secret":"{{SampleCommunity.Secret}}"}""",
    ];

    private static string Account(Role role)
    {
        var bound = role switch
        {
            Role.Resident => """["person/p-1"]""",
            Role.DepartmentHandler => """["category/fire"]""",
            Role.PropertyCompany => """["estate/e-1","building/b-1"]""",
            _ => "[]",
        };
        var name = System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(role.ToString());
        var worker = role == Role.GridWorker ? "\"w-1\"" : "null";
        return $$"""{"kind":"account","id":"{{UserName(role)}}","role":"{{name}}","areas":["{{OwnDistrict}}"],"worker":{{worker}},"bound":{{bound}},"password":"{{Password}}"}""";
    }

    /// <summary>The worker's account came with the worker.</summary>
    private static string UserName(Role role) => role == Role.GridWorker ? "walk-1" : $"walk-{role}";

    private async Task Ask(bool own, string person, TwinApi resident) =>
        _requests[own] = (await resident.Post($"/api/v1/people/{person}/corrections", new { values = new { occupation = "教师" } })).GetProperty("id").GetString()!;

    private async Task Announce(TwinApi admin, bool own, string grid)
    {
        var audience = new { area = grid };
        _notices[own] = (await admin.Post("/api/v1/notices", new { title = "停水", text = "明天", audience })).GetProperty("id").GetString()!;
        _activities[own] = (await admin.Post("/api/v1/activities", new
        {
            title = "剪纸", text = "来", place = "活动室", audience, startsAt = "2099-01-01T00:00:00Z", endsAt = "2099-01-01T01:00:00Z", capacity = 9,
        })).GetProperty("id").GetString()!;
    }

    private async Task Plan(TwinApi admin, string number, string grid)
    {
        using var plan = await admin.Http.PutAsJsonAsync($"/api/v1/visit-plans/plan-{number}", new
        {
            title = "走访", kind = "person", area = grid, labels = (string[])["elderly"], recurrence = new { every = 1, unit = "month" }, startsOn = "2099-01-01", category = "visit",
        });
        plan.EnsureSuccessStatusCode();
        await Eventually.Async(async () => (await admin.Http.GetAsync($"/api/v1/visits/plan-{number}.person.p-{number}")).IsSuccessStatusCode, $"p-{number} is to be visited");
    }

    private async Task Burn(TwinApi admin, bool own, string id)
    {
        await using var device = new MqttDevice(id, SampleCommunity.Secret, Host.MqttPort);
        await device.Telemetry("""{"smoke.obscuration":0.15}""");
        await Eventually.Async(
            async () => (await admin.Get($"/api/v1/cases?device={id}&status=dispatched")).GetProperty("total").GetInt32() == 1,
            $"the fire of {id} is a dispatched case");
        _cases[own] = (await admin.Get($"/api/v1/cases?device={id}")).GetProperty("items")[0].GetProperty("id").GetString()!;

        // So that it is a case of the resident on that side, too.
        await Host.Grains.Case(_cases[own]).TakeOver("reported-before", [own ? "p-1" : "p-2"], CancellationToken.None);

        // So that it is not escalated while a walk looks at it.
        using var worker = await Host.SignIn(own ? "walk-1" : "walk-2", Password);
        await worker.Post($"/api/v1/cases/{_cases[own]}/sign");
    }
}
