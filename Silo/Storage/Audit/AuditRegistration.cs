using Twin.Audit;

namespace Twin.Storage.Audit;

/// <summary>Puts the audit log together, but for the engine's <see cref="IAuditStore"/>.</summary>
internal static class AuditRegistration
{
    private const string KeyUse = "audit";

    public static void AddAudit(IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<AuditOptions>().Bind(configuration.GetSection(AuditOptions.Section)).ValidateDataAnnotations().ValidateOnStart();

        // Not before it is needed: by then the silo knows that the key is the database's.
        services.AddSingleton(provider => new AuditSeal(new Lazy<byte[]>(() => provider.GetRequiredService<IFieldProtector>().DeriveKey(KeyUse))));
        services.AddSingleton<AuditChain>();
        services.AddSingleton<AuditVerifier>();
        services.AddSingleton<AuditWitness>();
        services.AddSingleton<AuditRetention>();
        services.AddSingleton<IAuditLog, AuditLog>();
        services.AddSingleton<Looks>();
        services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>, AuditWatch>();
        services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>>(provider => provider.GetRequiredService<AuditRetention>());
    }
}
