using Twin.Fixtures;

namespace Twin.Standalone;

/// <summary>One standalone twin with the sample community and a fire in it, for the tests of this folder.</summary>
public sealed class StandaloneTwin : IAsyncLifetime
{
    public const string OtherGrid = "500103002001002";

    public TwinHost Host { get; private set; } = null!;

    public TwinApi Admin { get; private set; } = null!;

    /// <summary>The case that the fire became.</summary>
    public string Case { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Host = await TwinHost.Start();
        Admin = await Host.SignInAsAdmin();
        await Admin.ImportAll(
        [
            .. SampleCommunity.Lines,
            $$"""{"kind":"grid","id":"{{OtherGrid}}","name":"第二网格","community":"{{SampleCommunity.Community}}"}""",
            $$"""{"kind":"grid-worker","id":"w-002","name":"王芳","grids":["{{OtherGrid}}"],"onDuty":true,"userName":"wangfang","password":"{{SampleCommunity.WorkerPassword}}"}""",
        ]);
        await using var device = new MqttDevice("smoke-0001", SampleCommunity.Secret, Host.MqttPort);
        await device.Telemetry("""{"smoke.obscuration":0.15}""");
        await Eventually.Async(
            async () => (await Admin.Get("/api/v1/cases?device=smoke-0001&status=dispatched")).GetProperty("total").GetInt32() == 1,
            "the fire is a dispatched case");
        Case = (await Admin.Get("/api/v1/cases?device=smoke-0001")).GetProperty("items")[0].GetProperty("id").GetString()!;
    }

    public async ValueTask DisposeAsync()
    {
        Admin.Dispose();
        await Host.DisposeAsync();
    }
}
