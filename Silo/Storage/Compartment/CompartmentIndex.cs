using System.Collections.Immutable;
using Twin.Compartment;
using Twin.Objects;

namespace Twin.Storage.Compartment;

/// <summary>The compartment as its own grains read it.</summary>
internal sealed class CompartmentIndex(CompartmentStore store, CompartmentSeal seal) : ICompartment
{
    public async Task<ImmutableArray<CompartmentRecord>> Find(CompartmentFilter filter, long before, int limit, CancellationToken cancellationToken)
    {
        string?[] needed =
        [
            seal.Register(filter.Register),
            filter.Category is { } category ? seal.Category(category) : null,
            filter.Status is { } status ? seal.Status(status) : null,
            filter.Link is { } link ? seal.Link(link) : null,
        ];
        var rows = await store.Find(
            [.. filter.Scope.Prefixes.Select(seal.Area)], [.. needed.OfType<string>()], before, limit, cancellationToken);
        return [.. rows.Select(Open)];
    }

    public async Task<ImmutableArray<ObjectChange>> ReadChanges(ObjectKey key, long before, int limit, CancellationToken cancellationToken)
    {
        var rows = await store.ReadChanges(seal.NameOf(key), before, limit, cancellationToken);
        return [.. rows.Select(row => seal.Open<ObjectChange>(key, row.Sealed))];
    }

    public string ReferenceOf(ObjectKey key) => seal.NameOf(key);

    public string WriteCursor(long number) => seal.WriteCursor(number);

    public bool TryReadCursor(string? cursor, out long number)
    {
        number = long.MaxValue;
        return cursor is null || seal.TryReadCursor(cursor, out number);
    }

    private CompartmentRecord Open(SealedRow row)
    {
        var (key, state) = seal.Open<CompartmentState>(row.Sealed);
        return new CompartmentRecord(row.Number, key, state);
    }
}
