using Microsoft.Extensions.DependencyInjection;

namespace Twin.Compartment;

/// <summary>What the grains of the compartment need.</summary>
internal static class CompartmentServices
{
    public static IServiceCollection AddTwinCompartment(this IServiceCollection services)
    {
        services.AddOptions<CompartmentOptions>().BindConfiguration(CompartmentOptions.Section);
        services.AddSingleton<CompartmentGate>();
        services.AddSingleton<CompartmentRules>();
        services.AddSingleton<CompartmentHistory>();
        return services;
    }
}
