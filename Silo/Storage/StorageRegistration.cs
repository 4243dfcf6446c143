using Orleans.Configuration;
using Twin.Hosting;
using Twin.Security;
using Twin.Storage.Sqlite;

namespace Twin.Storage;

/// <summary>Puts grain state, catalog, history, feed, due work and dead letters on the engine that is configured.</summary>
public static class StorageRegistration
{
    /// <summary>PostgreSQL when there is a connection string for it, else SQLite in the data directory.</summary>
    public static ISiloBuilder AddTwinStorage(this ISiloBuilder silo, IConfiguration configuration)
    {
        AddOptions<StorageOptions>(silo.Services, configuration, StorageOptions.Section);
        AddOptions<HistoryOptions>(silo.Services, configuration, HistoryOptions.Section);
        AddOptions<FeedOptions>(silo.Services, configuration, FeedOptions.Section);
        silo.Services.AddSingleton<MasterKey>();
        silo.Services.AddSingleton<IFieldProtector, FieldProtector>();
        silo.Services.AddSingleton<IHistory, History>();
        AddSqlite(silo);
        silo.Services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>, DatabaseStart>();
        silo.Services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>, DueSweep>();
        silo.Services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>, Retention>();
        return silo;
    }

    private static void AddSqlite(ISiloBuilder silo)
    {
        silo.Services.AddSingleton<SqliteDatabase>();
        silo.Services.AddSingleton<SqliteWriter>();
        silo.Services.AddSingleton<GatedDataSource>();
        silo.Services.AddSingleton<ITwinDatabase>(services => services.GetRequiredService<SqliteDatabase>());
        silo.Services.AddSingleton<ICatalog, SqliteCatalog>();
        silo.Services.AddSingleton<IFeed, SqliteFeed>();
        silo.Services.AddSingleton<IDueWork, SqliteDueWork>();
        silo.Services.AddSingleton<IDeadLetters, SqliteDeadLetters>();
        silo.Services.AddSingleton<IHistoryStore, SqliteHistoryStore>();
        silo.AddAdoNetGrainStorage(TwinStorage.Name, storage => storage.Configure<GatedDataSource>((options, source) =>
        {
            options.Invariant = "System.Data.SQLite";
            options.DataSource = source;
            options.GrainStorageSerializer = new DocumentSerializer();
        }));
    }

    private static void AddOptions<TOptions>(IServiceCollection services, IConfiguration configuration, string section)
        where TOptions : class =>
        services.AddOptions<TOptions>().Bind(configuration.GetSection(section)).ValidateDataAnnotations().ValidateOnStart();
}
