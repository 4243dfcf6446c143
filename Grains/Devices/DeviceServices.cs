using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Twin.Devices.Matching;

namespace Twin.Devices;

/// <summary>Registers what device grains share on a silo.</summary>
public static class DeviceServices
{
    /// <summary>Needs <see cref="Storage.IHistory"/>, <see cref="Storage.IDeviceEvents"/> and <see cref="Storage.IFieldProtector"/>, which storage registers.</summary>
    public static IServiceCollection AddTwinDevices(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<MatchingOptions>().BindConfiguration(MatchingOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        return services.AddSingleton<ProfileCache>().AddSingleton<SiloStart>().AddSingleton<MatchEvidence>().AddSingleton<LivenessWatch>()
            .AddSingleton(CarePolicy.Read(configuration)).AddSingleton<CareSurvey>()
            .AddSingleton<ILifecycleParticipant<ISiloLifecycle>>(provider => provider.GetRequiredService<LivenessWatch>())
            .AddSingleton<ILifecycleParticipant<ISiloLifecycle>, ListenerWatch>();
    }
}
