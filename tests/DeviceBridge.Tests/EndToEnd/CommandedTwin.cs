using Twin.Fixtures;

namespace Twin.Devices.EndToEnd;

/// <summary>The standalone twin with a profile that can be told what to do.</summary>
public sealed class CommandedTwin : IAsyncLifetime
{
    public const string Secret = "an-actuator-secret-for-tests";

    public TwinHost Host { get; private set; } = null!;

    public TwinApi Api { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Host = await TwinHost.Start();
        using var admin = await Host.SignInAsAdmin();
        await admin.ImportAll([
            .. SampleCommunity.Lines,
            """
            {"kind":"profile","id":"actuator","name":"执行器","interval":"01:00:00","metrics":[{"key":"lock.open","name":"锁","unit":null,"min":0,"max":1}],"rules":[],"commands":[
            {"id":"open","name":"开门","parameters":[{"key":"seconds","type":"integer","min":1,"max":60,"required":true}]},
            {"id":"on","name":"开","method":"Switch.Set","parameters":[{"key":"id","type":"integer","default":"0"},{"key":"on","type":"boolean","default":"true"}]},
            {"id":"power","name":"通电","writes":true,"parameters":[{"key":"on","source":"POWER","type":"boolean","required":true}]},
            {"id":"lock","name":"上锁","writes":true,"parameters":[{"key":"closed","source":"door.closed","type":"boolean","default":"true"}]},
            {"id":"hasty","name":"限时","timeout":"00:00:01","parameters":[]}]}
            """.ReplaceLineEndings(string.Empty),
        ]);
        Api = await Host.SignIn("chenjie", SampleCommunity.SupervisorPassword);
    }

    public async Task Create(string id, string? gateway = null, string profile = "actuator")
    {
        using var admin = await Host.SignInAsAdmin();
        await admin.ImportAll(gateway is null
            ? $$"""{"kind":"device","id":"{{id}}","profile":"{{profile}}","building":"b-3","secret":"{{Secret}}"}"""
            : $$"""{"kind":"device","id":"{{id}}","profile":"{{profile}}","building":"b-3","gateway":"{{gateway}}"}""");
    }

    public Task<ListeningDevice> Connect(string id, params string[] filters) => ListeningDevice.Start(id, Secret, Host.MqttPort, filters);

    /// <returns>Null while the device may not subscribe.</returns>
    public Task<ListeningDevice?> TryConnect(string id, string filter) => ListeningDevice.TryStart(id, Secret, Host.MqttPort, filter);

    public async Task<string> StatusOf(string device, int number = 1) =>
        (await Api.Get($"/api/v1/devices/{device}/commands")).GetProperty("items").EnumerateArray()
            .Single(command => command.GetProperty("number").GetInt32() == number).GetProperty("status").GetString()!;

    public async ValueTask DisposeAsync()
    {
        Api.Dispose();
        await Host.DisposeAsync();
    }
}
