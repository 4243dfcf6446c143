using Microsoft.Extensions.Options;
using Twin.Devices.Dialects;
using Twin.Devices.Dialects.HomeAssistant;
using Twin.Devices.Intake;

namespace Twin.Devices.Broker;

/// <summary>Keeps a connection to the outside broker, when one is configured.</summary>
internal sealed partial class BrokerLink(
    IOptions<MqttOptions> options,
    Routes routes,
    DeviceIntake intake,
    IGrainFactory grains,
    TimeProvider time,
    ILogger<BrokerLink> log) : BackgroundService
{
    private const int LongestPause = 30;

    /// <summary>What the broker's devices have announced outlives its connections.</summary>
    private readonly DiscoveredEntities _entities = new(routes, speaker: null, store: null);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var broker = options.Value.Broker;
        var pause = 1;
        while (broker.Host is not null && !stoppingToken.IsCancellationRequested)
        {
            var connection = new BrokerConnection(broker, _entities, routes, intake, grains, log);
            try
            {
                await connection.Run(stoppingToken);
            }
            catch (Exception fault)
            {
                if (stoppingToken.IsCancellationRequested)
                {
                    return;
                }

                LogLost(broker.Host, broker.Port, fault.Message);
            }

            pause = connection.WasUseful ? 1 : pause;
            await Task.Delay(broker.ReconnectDelay * pause, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            pause = Math.Min(pause * 2, LongestPause);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The connection to the broker {Host}:{Port} ended and will be made again: {Reason}")]
    private partial void LogLost(string host, int port, string reason);
}
