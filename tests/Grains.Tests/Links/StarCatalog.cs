using System.Collections.Immutable;
using Twin.Search;
using Twin.Storage;

namespace Twin.Grains.Tests.Links;

/// <summary>A building and the homes in it: as many as are asked for, linked to nothing else.</summary>
internal sealed class StarCatalog(int homes) : ICatalog
{
    public static ObjectKey Building { get; } = new(ObjectKind.Building, "b-1");

    public Task<ImmutableArray<CatalogEntry>> Read(ImmutableArray<string> keys, CancellationToken cancellationToken) =>
        Task.FromResult<ImmutableArray<CatalogEntry>>([.. keys.Select(ObjectKey.Parse).Select(static key => Entry(key))]);

    public Task<ImmutableArray<CatalogEntry>> Around(CardSight sight, ImmutableArray<string> linked, ImmutableArray<string> named, int limit, CancellationToken cancellationToken) =>
        Task.FromResult<ImmutableArray<CatalogEntry>>(linked.Contains(Building.ToString())
            ? [.. Enumerable.Range(0, Math.Min(homes, limit)).Select(static home => Entry(new ObjectKey(ObjectKind.Household, $"h-{home}"), new ObjectLink(ObjectKind.Building, Building)))]
            : []);

    public Task<CardList> List(CardFilter filter, CardSort sort, CardPosition? after, int limit, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<long> Count(CardFilter filter, long upTo, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<ImmutableArray<CountedValue>> CountKinds(CardFilter filter, long upTo, ImmutableArray<string> full, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<ImmutableArray<CountedValue>> Group(CardFilter filter, CardFieldName by, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<FactSpread> Spread(CardFilter filter, CardFieldName fact, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<ImmutableArray<CardMatch>> Match(CardFilter filter, int limit, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task Purge(CancellationToken cancellationToken) => throw new NotSupportedException();

    private static CatalogEntry Entry(ObjectKey key, params ImmutableArray<ObjectLink> links) =>
        new(key, key.Id, Area: null, Status: null, [], Due: null, ImmutableDictionary<string, string>.Empty, links);
}
