using System.Collections.Immutable;
using Twin.Search;

namespace Twin.Storage;

/// <summary>Finds cards. Sees every write that returned before the call.</summary>
public interface ICatalog
{
    /// <summary>A list goes on after a position.</summary>
    Task<CardList> List(CardFilter filter, CardSort sort, CardPosition? after, int limit, CancellationToken cancellationToken);

    /// <param name="upTo">The count goes no further.</param>
    Task<long> Count(CardFilter filter, long upTo, CancellationToken cancellationToken);

    /// <summary>How many cards there are of each kind; a kind without any is left out.</summary>
    /// <param name="upTo">A count goes no further.</param>
    /// <param name="full">Kinds of which that many have been seen.</param>
    Task<ImmutableArray<CountedValue>> CountKinds(CardFilter filter, long upTo, ImmutableArray<string> full, CancellationToken cancellationToken);

    /// <summary>How many cards there are of each value, the most first.</summary>
    Task<ImmutableArray<CountedValue>> Group(CardFilter filter, CardFieldName by, CancellationToken cancellationToken);

    /// <summary>How the numbers of a fact are spread.</summary>
    Task<FactSpread> Spread(CardFilter filter, CardFieldName fact, CancellationToken cancellationToken);

    /// <summary>Cards in no order that means anything, and no more of them than the limit.</summary>
    Task<ImmutableArray<CardMatch>> Match(CardFilter filter, int limit, CancellationToken cancellationToken);

    /// <summary>Those of the keys that have a card, in their order.</summary>
    Task<ImmutableArray<CatalogEntry>> Read(ImmutableArray<string> keys, CancellationToken cancellationToken);

    /// <summary>Cards in sight that link to any of the keys or are themselves named, in the order of their keys.</summary>
    /// <param name="linked">Keys they link to.</param>
    /// <param name="named">Keys of cards.</param>
    Task<ImmutableArray<CatalogEntry>> Around(CardSight sight, ImmutableArray<string> linked, ImmutableArray<string> named, int limit, CancellationToken cancellationToken);

    /// <summary>Takes the terms of cards that are gone out of the index's own files too, where they may stay until those are rewritten.</summary>
    Task Purge(CancellationToken cancellationToken);
}
