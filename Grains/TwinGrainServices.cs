using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Twin.Cases;
using Twin.Devices;
using Twin.People;

namespace Twin;

/// <summary>What the grains need beside storage.</summary>
public static class TwinGrainServices
{
    public static IServiceCollection AddTwinGrains(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<PeopleOptions>().BindConfiguration(PeopleOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton(new CasePolicies(configuration));
        services.AddTwinDevices();
        return services;
    }
}
