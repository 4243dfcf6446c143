using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Twin.Access;
using Twin.Accounts;
using Twin.Cases;
using Twin.Compartment;
using Twin.Devices;
using Twin.People;
using Twin.Places;

namespace Twin;

/// <summary>What the grains need beside storage.</summary>
public static class TwinGrainServices
{
    public static IServiceCollection AddTwinGrains(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<PeopleOptions>().BindConfiguration(PeopleOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<AccountOptions>().BindConfiguration(AccountOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<PlacesOptions>().BindConfiguration(PlacesOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<AreaMap>().AddSingleton<BoundaryBook>().AddSingleton<BuildingPlacement>();
        services.AddOptions<AccessOptions>().BindConfiguration(AccessOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<Reveals>();
        services.AddSingleton(new CasePolicies(configuration));
        services.AddSingleton<Models.Models>();
        services.AddTwinDevices();
        services.AddTwinPeople();
        services.AddTwinCompartment();
        return services;
    }
}
