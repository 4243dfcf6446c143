namespace Twin.Fixtures;

/// <summary>A small made-up community as import lines: the README's walk-through, with names for its parts.</summary>
public static class SampleCommunity
{
    public const string Community = "500103002001";
    public const string Grid = "500103002001001";
    public const string Secret = "a-device-secret-for-tests-only";
    public const string WorkerPassword = "a-worker-password-for-tests";
    public const string SupervisorPassword = "a-supervisor-password-for-tests";

    public static IReadOnlyList<string> Lines { get; } =
    [
        $$"""{"kind":"community","id":"{{Community}}","name":"领事巷社区"}""",
        $$"""{"kind":"grid","id":"{{Grid}}","name":"第一网格","community":"{{Community}}"}""",
        Worker("w-001", "张伟", "zhangwei"),
        $$"""{"kind":"account","id":"chenjie","role":"supervisor","areas":["{{Community}}"],"password":"{{SupervisorPassword}}"}""",
        """{"kind":"building","id":"b-3","name":"3栋","grid":"500103002001001","units":2,"floors":8}""",
        """{"kind":"household","id":"h-3-2-501","building":"b-3","unit":2,"floor":5,"room":"501"}""",
        """{"kind":"person","id":"p-0001","name":"李娜","idNumber":"11010519491231002X","phone":"13812345678","household":"h-3-2-501","labels":["elderly","living-alone"]}""",
        Device("smoke-0001", "smoke", "b-3", "h-3-2-501"),
    ];

    public static string Worker(string id, string name, string userName) =>
        $$"""{"kind":"grid-worker","id":"{{id}}","name":"{{name}}","grids":["{{Grid}}"],"onDuty":true,"userName":"{{userName}}","password":"{{WorkerPassword}}"}""";

    public static string Building(string id, string name) =>
        $$"""{"kind":"building","id":"{{id}}","name":"{{name}}","grid":"{{Grid}}","units":1,"floors":6}""";

    public static string Device(string id, string profile, string building, string? household = null) => household is null
        ? $$"""{"kind":"device","id":"{{id}}","profile":"{{profile}}","building":"{{building}}","secret":"{{Secret}}"}"""
        : $$"""{"kind":"device","id":"{{id}}","profile":"{{profile}}","building":"{{building}}","household":"{{household}}","secret":"{{Secret}}"}""";
}
