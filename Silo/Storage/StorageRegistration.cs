using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Storage;
using Twin.Security;
using Twin.Storage.Attachments;
using Twin.Storage.Audit;
using Twin.Storage.Compartment;
using Twin.Storage.Keys;
using Twin.Storage.Postgres;
using Twin.Storage.Sqlite;

namespace Twin.Storage;

/// <summary>Puts grain state, catalog, history, feed, due work, dead letters and audit log on the engine that is configured.</summary>
public static class StorageRegistration
{
    /// <summary>PostgreSQL when there is a connection string for it, else SQLite in the data directory.</summary>
    public static ISiloBuilder AddTwinStorage(this ISiloBuilder silo, IConfiguration configuration)
    {
        var services = silo.Services;
        AddOptions<StorageOptions>(services, configuration, StorageOptions.Section);
        AddOptions<HistoryOptions>(services, configuration, HistoryOptions.Section);
        AddOptions<FeedOptions>(services, configuration, FeedOptions.Section);
        AddOptions<DeadLetterOptions>(services, configuration, DeadLetterOptions.Section);
        AddOptions<RetentionOptions>(services, configuration, RetentionOptions.Section);
        services.AddSingleton(provider => provider.GetRequiredService<IOptions<RetentionOptions>>().Value);
        services.AddKeyedSingleton<IGrainStorage, GrainStorage>(TwinStorage.Name);
        SecurityRegistration.AddKeys(services);
        services.AddSingleton<CommonArea>();
        services.AddSingleton<ICatalog, Catalog>();
        services.AddSingleton<IQuality, QualityStore>();
        services.AddSingleton<IRegions, Regions>();
        services.AddSingleton<IPlaceIndex, PlaceIndex>();
        services.AddSingleton<IHistory, History>();
        services.AddSingleton<Rollups>();
        services.AddSingleton<Rolling>();
        services.AddSingleton<IStoredKeys, StoredKeys>();
        services.AddSingleton<IStoredStates, StoredStates>();
        services.AddSingleton<IKeptAnswers, KeptAnswers>();
        services.AddSingleton<IChanges, Changes>();
        services.AddSingleton<IImportRows, ImportRows>();
        services.AddSingleton<IConflicts, Conflicts>();
        services.AddSingleton<INoticeReceipts, NoticeReceipts>();
        services.AddSingleton<IAttachmentFiles, AttachmentFiles>();
        AuditRegistration.AddAudit(services, configuration);
        CompartmentRegistration.AddCompartment(services);
        if (configuration.GetConnectionString(PostgresOptions.ConnectionName) is { } connectionString)
        {
            AddPostgres(silo, configuration, connectionString);
        }
        else
        {
            AddSqlite(silo);
        }

        services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>, DatabaseStart>();
        services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>, DueSweep>();
        services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>, AreaSums>();
        services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>>(provider => provider.GetRequiredService<CommonArea>());
        services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>, Retention>();
        services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>>(provider => provider.GetRequiredService<Rolling>());
        return silo;
    }

    private static void AddSqlite(ISiloBuilder silo)
    {
        silo.Services.AddSingleton<SqliteDatabase>();
        silo.Services.AddSingleton<SqliteWriter>();
        silo.Services.AddSingleton<GatedDataSource>();
        silo.Services.AddSingleton<ITwinDatabase>(services => services.GetRequiredService<SqliteDatabase>());
        silo.Services.AddSingleton<ICatalogDialect, SqliteCatalogDialect>();
        silo.Services.AddSingleton<IAreaCounts, SqliteAreaCounts>();
        silo.Services.AddSingleton<IFeed, SqliteFeed>();
        silo.Services.AddSingleton<IDueWork, SqliteDueWork>();
        silo.Services.AddSingleton<IAuditStore, SqliteAuditStore>();
        silo.Services.AddSingleton<IKeyStore, SqliteKeyStore>();
        silo.Services.AddSingleton<IDeadLetters, SqliteDeadLetters>();
        silo.Services.AddSingleton<IDeviceEvents, SqliteDeviceEvents>();
        silo.Services.AddSingleton<CompartmentStore, SqliteCompartmentStore>();
        silo.Services.AddSingleton<ITransactions, SqliteTransactions>();
        silo.Services.AddSingleton<IHistoryStore, SqliteHistoryStore>();
        silo.AddAdoNetGrainStorage(GrainStorage.RowsName, storage => storage.Configure<GatedDataSource>((options, source) =>
        {
            options.Invariant = "System.Data.SQLite";
            options.DataSource = source;
            options.GrainStorageSerializer = new DocumentSerializer();
        }));
    }

    private static void AddPostgres(ISiloBuilder silo, IConfiguration configuration, string connectionString)
    {
        AddOptions<PostgresOptions>(silo.Services, configuration, PostgresOptions.Section);
        silo.Services.AddSingleton(services => new PostgresDatabase(
            connectionString, services.GetRequiredService<IOptions<PostgresOptions>>(), services.GetRequiredService<ILoggerFactory>()));
        silo.Services.AddSingleton<ITwinDatabase>(services => services.GetRequiredService<PostgresDatabase>());
        silo.Services.AddSingleton<PostgresReader>();
        silo.Services.AddSingleton<PostgresWriter>();
        silo.Services.AddKeyedSingleton<IGrainStorage, PostgresStates>(GrainStorage.RowsName);
        silo.Services.AddSingleton<ICatalogDialect, PostgresCatalogDialect>();
        silo.Services.AddSingleton<IAreaCounts, PostgresAreaCounts>();
        silo.Services.AddSingleton<IFeed, PostgresFeed>();
        silo.Services.AddSingleton<IDueWork, PostgresDueWork>();
        silo.Services.AddSingleton<IAuditStore, PostgresAuditStore>();
        silo.Services.AddSingleton<IKeyStore, PostgresKeyStore>();
        silo.Services.AddSingleton<IDeadLetters, PostgresDeadLetters>();
        silo.Services.AddSingleton<IDeviceEvents, PostgresDeviceEvents>();
        silo.Services.AddSingleton<CompartmentStore, PostgresCompartmentStore>();
        silo.Services.AddSingleton<ITransactions, PostgresTransactions>();
        silo.Services.AddSingleton<PostgresReadingDays>();
        silo.Services.AddSingleton<IHistoryStore, PostgresHistoryStore>();
        silo.AddAdoNetGrainStorage(PostgresStates.ProviderName, storage => storage.Configure<PostgresDatabase>((options, database) =>
        {
            options.Invariant = "Npgsql";
            options.DataSource = database.Source;
            options.GrainStorageSerializer = new DocumentSerializer();
        }));
    }

    private static void AddOptions<TOptions>(IServiceCollection services, IConfiguration configuration, string section)
        where TOptions : class =>
        services.AddOptions<TOptions>().Bind(configuration.GetSection(section)).ValidateDataAnnotations().ValidateOnStart();
}
