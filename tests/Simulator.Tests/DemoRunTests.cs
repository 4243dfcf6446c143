using System.Text.Json;
using Twin.Fixtures;

namespace Twin.Simulation;

public sealed class DemoRunTests
{
    [Fact]
    public async Task RunAsync_turns_a_simulated_fire_into_a_dispatched_case()
    {
        await using var twin = await TwinHost.Start();
        using var api = await twin.SignInAsAdmin();
        using var stopping = new CancellationTokenSource();
        var options = new SimulatorOptions
        {
            Url = twin.Http.BaseAddress!,
            Mqtt = $"127.0.0.1:{twin.MqttPort}",
            AdminPassword = TwinHost.Password,
            Grids = 2,
            Buildings = 4,
            People = 60,
            Devices = 30,
            Rate = 100,
            Incidents = "fire@1s",
        };
        await using var output = new StringWriter();

        var running = new DemoRun(options, TimeProvider.System, TextWriter.Synchronized(output)).RunAsync(stopping.Token);
        JsonElement fire = default;
        await Eventually.Async(
            async () =>
            {
                Assert.False(running.IsCompleted, output.ToString());
                fire = (await api.Get("/api/v1/cases?category=fire&status=dispatched")).GetProperty("items").EnumerateArray().FirstOrDefault();
                return fire.ValueKind == JsonValueKind.Object;
            },
            "the fire is a dispatched case");
        await stopping.CancelAsync();
        await running;

        Assert.StartsWith("c1-w", fire.GetProperty("assignee").GetString(), StringComparison.Ordinal);
        Assert.DoesNotContain("refused", output.ToString(), StringComparison.Ordinal);
        Assert.Contains("fire at c1-smoke-", output.ToString(), StringComparison.Ordinal);
    }
}
