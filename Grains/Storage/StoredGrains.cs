using System.Collections.Immutable;

namespace Twin.Storage;

/// <summary>Asks the grains of a kind that is in no list.</summary>
internal static class StoredGrains
{
    /// <param name="most">How many are asked at most, by id.</param>
    /// <returns>The answers of those that do not refuse.</returns>
    public static async Task<ImmutableArray<T>> Ask<T>(
        this IStoredKeys keys, string kind, int most, Func<string, Task<Outcome<T>>> get, CancellationToken cancellationToken)
    {
        var ids = await keys.List(kind, after: null, most, cancellationToken).OrStorageFault();
        var found = await Task.WhenAll(ids.Select(get));
        return [.. found.Where(static one => one.Succeeded).Select(static one => one.Value!)];
    }
}
