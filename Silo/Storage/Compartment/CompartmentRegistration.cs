using Orleans.Storage;
using Twin.Security;

namespace Twin.Storage.Compartment;

/// <summary>Puts the compartment together, but for the engine's <see cref="CompartmentStore"/>.</summary>
internal static class CompartmentRegistration
{
    public static void AddCompartment(IServiceCollection services)
    {
        SecurityRegistration.AddRing(services, CompartmentProtector.Ring);
        services.AddSingleton<CompartmentProtector>();
        services.AddSingleton<CompartmentReencryption>();
        services.AddSingleton<CompartmentSeal>();
        services.AddSingleton<ICompartment, CompartmentIndex>();
        services.AddKeyedSingleton<IGrainStorage, CompartmentStorage>(TwinStorage.Compartment);
    }
}
