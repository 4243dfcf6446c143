using System.Net;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Twin.Devices;
using Twin.Devices.Broker;
using Twin.Devices.Dialects;
using Twin.Devices.Dialects.HomeAssistant;
using Twin.Devices.Dialects.Sparkplug;
using Twin.Devices.Downlinks;
using Twin.Devices.Intake;
using Twin.Devices.Listener;
using Twin.Devices.Listener.Wires;
using Twin.Devices.Mappings;

namespace Twin.Hosting;

/// <summary>Composes the device bridge: the listener for devices, and the link to an outside broker when one is named.</summary>
public static class TwinBridge
{
    /// <summary>Needs an <see cref="IGrainFactory"/>: that of a silo in the same process, or a cluster client's.</summary>
    public static IHostApplicationBuilder AddTwinBridge(this IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<MqttOptions>().BindConfiguration(MqttOptions.Section).ValidateDataAnnotations()
            .Validate(options => IPAddress.TryParse(options.Bind, out _), $"{MqttOptions.Section}:Bind must be an IP address.")
            .Validate(options => IPAddress.TryParse(options.Tls.Bind, out _), $"{MqttOptions.Section}:Tls:Bind must be an IP address.")
            .Validate(options => options.Broker.HasGoodSlots, $"{MqttOptions.Section}:Broker:Slots each need a ClientId of their own and TopicFilters.")
            .ValidateOnStart();
        services.AddMetrics();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddKeyedSingleton(TimeProviderNames.Grains, TimeProvider.System);
        services.AddSingleton<BridgeMetrics>();
        services.AddSingleton<IDialect, TwinDialect>();
        services.AddSingleton<IDialect, ThingsBoardDialect>();
        services.AddSingleton<IDialect, Zigbee2MqttDialect>();
        services.AddSingleton<IDialect, HomieDialect>();
        services.AddSingleton<IDialect, IotdaDialect>();
        services.AddSingleton<IDialect, AlinkDialect>();
        services.AddSingleton<IDialect, JetLinksDialect>();
        services.AddSingleton<IDialect, SparkplugDialect>();
        services.AddSingleton<IDialect, HomeAssistantDialect>();
        services.AddSingleton<IDialect, TasmotaDialect>();
        services.AddSingleton<IDialect, ShellyDialect>();
        services.AddSingleton<MappingDialect>();
        services.AddSingleton<IDialect>(static provider => provider.GetRequiredService<MappingDialect>());
        services.AddSingleton<Routes>();
        services.AddSingleton<DeviceIntake>();
        services.AddSingleton<ProvisioningDesk>();
        services.AddSingleton<PublishIntake>();
        services.AddSingleton<MqttEndpoint>();
        services.AddSingleton<LoginGuard>();
        services.AddSingleton<ClientIds>();
        services.AddSingleton<Presence>();
        services.AddSingleton<DeviceLogin>();
        services.AddSingleton<TlsDoor>();
        services.AddSingleton<SocketListener>();
        services.AddSingleton<BrokerLink>();
        services.AddHostedService<DeviceLink>();
        services.AddHostedService<MappingFeed>();
        services.AddHostedService<MqttListener>();
        services.AddHostedService(static provider => provider.GetRequiredService<BrokerLink>());
        return builder;
    }
}
