using System.Net;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Twin.Access;
using Twin.Accounts;
using Twin.Devices;
using Twin.Simulation;
using Twin.Storage;

namespace Twin.Demo;

/// <summary>The simulator inside this process: a made-up community, imported over REST and driven over real MQTT connections.</summary>
internal sealed class DemoCommunity(
    IGrainFactory grains,
    IFieldProtector protector,
    Passwords passwords,
    IServer server,
    MqttEndpoint mqtt,
    IHostApplicationLifetime lifetime,
    TimeProvider time) : BackgroundService
{
    private const string UserName = "demo";

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Started(stoppingToken);

        // The same at every start, so that workers' passwords and device secrets, which derive from it, stay what they were.
        var password = Convert.ToHexStringLower(protector.DeriveKey("demo-account"));
        var present = await grains.Account(UserName).GetCredential(stoppingToken);
        var hash = await passwords.HashUnlessSame(present?.PasswordHash, password, stoppingToken);
        await grains.Account(UserName).Upsert(
            Caller.System, new AccountAttributes(Role.Administrator, AreaScope.Everything, Worker: null, hash), stoppingToken);
        var options = new SimulatorOptions
        {
            Url = Address(),
            Mqtt = $"{IPAddress.Loopback}:{mqtt.Port}",
            AdminUser = UserName,
            AdminPassword = password,
        };
        await new DemoRun(options, time, Console.Out).RunAsync(stoppingToken);
    }

    private async Task Started(CancellationToken stoppingToken)
    {
        var started = new TaskCompletionSource();
        await using var registration = lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(stoppingToken);
    }

    private Uri Address()
    {
        var bound = BindingAddress.Parse(server.Features.Get<IServerAddressesFeature>()!.Addresses.First());
        return new Uri($"{bound.Scheme}://localhost:{bound.Port}");
    }
}
