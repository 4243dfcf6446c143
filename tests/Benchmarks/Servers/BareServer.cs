using System.Net;
using MQTTnet.Server;

namespace Twin.Benchmarks.Servers;

/// <summary>The MQTT server the twin is built on, with a handler that does nothing: the most the twin could reach.</summary>
internal static class BareServer
{
    /// <summary>Serves until the standard input is closed.</summary>
    public static async Task RunAsync(int port)
    {
        using var server = new MqttServerFactory().CreateMqttServer(new MqttServerOptionsBuilder()
            .WithDefaultEndpoint()
            .WithDefaultEndpointBoundIPAddress(IPAddress.Loopback)
            .WithDefaultEndpointBoundIPV6Address(IPAddress.None)
            .WithDefaultEndpointPort(port)
            .Build());
        server.InterceptingPublishAsync += publish =>
        {
            publish.ProcessPublish = false;
            return Task.CompletedTask;
        };
        await server.StartAsync();
        Console.WriteLine("ready");
        await Console.In.ReadLineAsync();
        await server.StopAsync();
    }
}
