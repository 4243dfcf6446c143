using System.Collections.Immutable;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Orleans.Storage;
using Orleans.TestingHost;
using Twin.Access;
using Twin.Audit;
using Twin.Fixtures;
using Twin.Notices;
using Twin.Search;
using Twin.Storage.Audit;

namespace Twin.Storage;

/// <summary>Silos on one database, and their storage services.</summary>
public sealed class StorageHost : IAsyncDisposable
{
    private static readonly DateTimeOffset LongAgo = new(1969, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly InProcessTestCluster _cluster;

    private StorageHost(InProcessTestCluster cluster) => _cluster = cluster;

    public IGrainFactory Grains => _cluster.Client;

    public IGrainStorage States => Service<IGrainStorage>(TwinStorage.Name);

    public ICatalog Catalog => Service<ICatalog>();

    public IHistory History => Service<IHistory>();

    public IFeed Feed => Service<IFeed>();

    public IAuditLog Audit => Service<IAuditLog>();

    public IDueWork Due => Service<IDueWork>();

    public IDeadLetters DeadLetters => Service<IDeadLetters>();

    public IDeviceEvents Events => Service<IDeviceEvents>();

    public IKeptAnswers Answers => Service<IKeptAnswers>();

    public IFieldProtector Protector => Service<IFieldProtector>();

    /// <param name="clock">Without one time stands still, long ago: nothing ever falls due, and the sweep is in nobody's way.</param>
    public static async Task<StorageHost> Start(IReadOnlyDictionary<string, string?> settings, short silos = 1, TimeProvider? clock = null)
    {
        var builder = new InProcessTestClusterBuilder(silos);
        builder.ConfigureSilo((_, silo) =>
        {
            silo.AddTwinStorage(new ConfigurationBuilder().AddInMemoryCollection(settings).Build());
            silo.Services.AddKeyedSingleton(TimeProviderNames.Grains, clock ?? new FakeTimeProvider(LongAgo));
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

    /// <summary>A chain as another silo would write one.</summary>
    internal AuditChain NewAuditChain() => ActivatorUtilities.CreateInstance<AuditChain>(_cluster.Silos[0].ServiceProvider);

    public INoteGrain Note(string id) => Grains.GetGrain<INoteGrain>($"note/{id}");

    /// <summary>A page of a list of all areas, whoever asks.</summary>
    public Task<CardList> Find(
        string? kind = null, string? status = null, AreaScope? scope = null, IEnumerable<ObjectKey>? links = null, string? text = null, int limit = 200, CardPosition? after = null) =>
        Catalog.List(
            Filter(scope, new ObjectFilter { Kind = kind, Statuses = status is null ? [] : [status], Links = [.. links ?? []] }, text),
            CardSort.Default,
            after,
            limit,
            TestContext.Current.CancellationToken);

    public Task<ImmutableArray<CountedValue>> CountKinds(string? text, long upTo, params ImmutableArray<string> full) =>
        Catalog.CountKinds(Filter(scope: null, new ObjectFilter(), text), upTo, full, TestContext.Current.CancellationToken);

    /// <summary>
    /// The feed after a position, once it shows that many events: transactions that are open elsewhere on the same
    /// server, such as those of other tests, hold it back for a moment.
    /// </summary>
    public async Task<FeedPage> ReadFeed(string after, int count, int limit = 100)
    {
        FeedPage? page = null;
        await Eventually.Async(
            async () =>
            {
                page = await Feed.Read(after, limit, TestContext.Current.CancellationToken);
                return page.Events.Length >= count;
            },
            $"the feed shows {count} events");
        return page!;
    }

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

    private CardFilter Filter(AreaScope? scope, ObjectFilter filter, string? text) => new(
        CardSight.Everything with { Scope = scope ?? AreaScope.Everything, Reaches = [new CardReach(scope is null ? Reach.All : Reach.Areas, [])] },
        filter,
        text is null ? [] : QueryWords.Of(FoldedText.Of(text), SearchRights.Of(Caller.System, default), Protector));
}
