using System.Collections.Immutable;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Storage;
using Orleans.TestingHost;
using Twin.Access;
using Twin.Search;

namespace Twin.Storage;

/// <summary>Silos on one database, and their storage services.</summary>
public sealed class StorageHost : IAsyncDisposable
{
    private readonly InProcessTestCluster _cluster;

    private StorageHost(InProcessTestCluster cluster) => _cluster = cluster;

    public IGrainFactory Grains => _cluster.Client;

    public IGrainStorage States => Service<IGrainStorage>(TwinStorage.Name);

    public ICatalog Catalog => Service<ICatalog>();

    public IHistory History => Service<IHistory>();

    public IFeed Feed => Service<IFeed>();

    public IDueWork Due => Service<IDueWork>();

    public IDeadLetters DeadLetters => Service<IDeadLetters>();

    public IFieldProtector Protector => Service<IFieldProtector>();

    public static async Task<StorageHost> Start(IReadOnlyDictionary<string, string?> settings, short silos = 1, TimeProvider? clock = null)
    {
        var builder = new InProcessTestClusterBuilder(silos);
        builder.ConfigureSilo((_, silo) =>
        {
            silo.AddTwinStorage(new ConfigurationBuilder().AddInMemoryCollection(settings).Build());
            if (clock is not null)
            {
                silo.Services.AddKeyedSingleton(TimeProviderNames.Grains, clock);
            }
        });
        var cluster = builder.Build();
        await cluster.DeployAsync();
        return new StorageHost(cluster);
    }

    /// <summary>Stores a state as a grain that has just read it would.</summary>
    public async Task<StoredNote> Write(
        string key, string text, Card? card = null, StoredNote? read = null, params ImmutableArray<CardEvent> events)
    {
        var held = read?.Held ?? new GrainState<Document<Note>>();
        held.State = new Document<Note> { State = new Note { Text = text }, Card = card, Events = events };
        await States.WriteStateAsync("note", GrainId.Create("note", key), held);
        return new StoredNote(held);
    }

    public async Task<StoredNote> Read(string key)
    {
        var held = new GrainState<Document<Note>>();
        await States.ReadStateAsync("note", GrainId.Create("note", key), held);
        return new StoredNote(held);
    }

    public Task Clear(string key, StoredNote read) =>
        States.ClearStateAsync("note", GrainId.Create("note", key), read.Held);

    public INoteGrain Note(string id) => Grains.GetGrain<INoteGrain>($"note/{id}");

    /// <summary>A page of all areas.</summary>
    public Task<CatalogPage> Find(
        string? kind = null, string? status = null, string? area = null, IEnumerable<ObjectKey>? links = null, string[]? terms = null, int limit = 200, string? after = null) =>
        Catalog.Find(
            area is null ? AreaScope.Everything : new AreaScope([area]),
            new CatalogQuery(Text: null, kind, status, area, [.. links ?? []], after, limit),
            terms ?? [],
            TestContext.Current.CancellationToken);

    public TService Service<TService>(object? key = null)
        where TService : notnull =>
        _cluster.Silos[0].ServiceProvider.GetRequiredKeyedService<TService>(key);

    /// <summary>Of each silo, in order.</summary>
    public IEnumerable<TService> Services<TService>()
        where TService : notnull =>
        _cluster.Silos.Select(silo => silo.ServiceProvider.GetRequiredService<TService>());

    public async ValueTask DisposeAsync()
    {
        await _cluster.StopAllSilosAsync();
        await _cluster.DisposeAsync();
    }
}
