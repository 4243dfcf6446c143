using Twin.Storage;
using Twin.Storage.Keys;

namespace Twin.Security;

/// <summary>Puts the keys together, but for the engine's <see cref="IKeyStore"/>.</summary>
internal static class SecurityRegistration
{
    public static void AddKeys(IServiceCollection services)
    {
        services.AddSingleton<MasterKey>();
        services.AddSingleton<KeyVault>();
        AddRing(services, FieldProtector.Ring);
        services.AddSingleton<IFieldProtector>(provider => new FieldProtector(
            provider.GetRequiredKeyedService<DataKeyRing>(FieldProtector.Ring), provider.GetRequiredService<KeyVault>()));
        services.AddSingleton<Reencryption>();
        services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>, KeyWatch>();
    }

    public static void AddRing(IServiceCollection services, string name)
    {
        services.AddKeyedSingleton(name, (provider, _) => new DataKeyRing(
            name, provider.GetRequiredService<IKeyStore>(), provider.GetRequiredService<MasterKey>(), provider.GetRequiredService<ILoggerFactory>()));
        services.AddSingleton(provider => provider.GetRequiredKeyedService<DataKeyRing>(name));
    }
}
