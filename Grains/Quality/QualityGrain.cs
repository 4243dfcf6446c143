using System.Collections.Immutable;
using Orleans.Concurrency;
using Twin.Access;
using Twin.People;
using Twin.Places;
using Twin.Search;
using Twin.Storage;

namespace Twin.Quality;

[StatelessWorker]
[Reentrant]
[GrainType("quality")]
internal sealed class QualityGrain(IQuality quality) : Grain, IQualityGrain
{
    private const int MaxLimit = 200;

    /// <summary>How long an area code is on each level: county, street, community, grid, micro-grid.</summary>

    public async Task<Outcome<DuplicatePage>> FindDuplicates(
        Caller caller, string kind, string? area, string? cursor, int limit, CancellationToken cancellationToken)
    {
        if (FindRefusal(caller, kind) is { } refusal)
        {
            return refusal;
        }

        if (limit is < 1 or > MaxLimit)
        {
            return Refusal.Invalid("limit", $"The limit must be from 1 to {MaxLimit}.");
        }

        if (!TryRead(cursor, out var after))
        {
            return Refusal.Invalid("cursor", "is not one of ours");
        }

        var found = await quality.FindDuplicates(caller.Scope.Within(area), kind, after, limit + 1, cancellationToken).OrStorageFault();
        return found.Length > limit
            ? new DuplicatePage(found[..limit], $"{found[limit - 1].One.Id}/{found[limit - 1].Other.Id}")
            : new DuplicatePage(found, Cursor: null);

        bool TryRead(string? text, out (string, string) pair)
        {
            var ids = text?.Split('/') ?? [];
            pair = ids.Length == 2 ? (new ObjectKey(kind, ids[0]).ToString(), new ObjectKey(kind, ids[1]).ToString()) : (string.Empty, string.Empty);
            return text is null || (ids.Length == 2 && ids.All(ObjectKey.IsValidId));
        }
    }

    public async Task<Outcome<QualityReport>> Measure(Caller caller, string kind, string? area, CancellationToken cancellationToken)
    {
        if (FindRefusal(caller, kind) is { } refusal)
        {
            return refusal;
        }

        var scope = caller.Scope.Within(area);
        var length = AreaCode.Lengths.FirstOrDefault(level => level > (area?.Length ?? 0), AreaCode.MaxLength);
        var shortfalls = await quality.Measure(scope, kind, length, cancellationToken).OrStorageFault();
        var duplicates = await quality.CountDuplicates(scope, kind, length, cancellationToken).OrStorageFault();
        return new QualityReport(
            Figures(area ?? string.Empty, shortfalls, duplicates),
            [
                .. shortfalls.GroupBy(shortfall => shortfall.Area, StringComparer.Ordinal)
                    .OrderBy(group => group.Key, StringComparer.Ordinal)
                    .Select(group => Figures(group.Key, group, duplicates.Where(count => count.Area == group.Key))),
            ]);
    }

    private static Refusal? FindRefusal(Caller caller, string kind) =>
        kind != ObjectKind.Person ? Refusal.Invalid("kind", "must be person")
        : Rights.Refuse(caller, kind, Right.Read) ?? Rights.Refuse(caller, kind, Right.Merge);

    private static QualityFigures Figures(string area, IEnumerable<Shortfall> shortfalls, IEnumerable<DuplicateCount> duplicates)
    {
        var all = shortfalls.ToList();
        var total = all.Sum(shortfall => shortfall.Count);
        return new QualityFigures(
            area,
            total,
            duplicates.Sum(count => count.Count),
            [
                .. PersonQuality.Names.Select(field =>
                {
                    var filled = total - Wanting(all, shortfall => shortfall.Missing, field);
                    return new FieldQuality(field, filled, filled - Wanting(all, shortfall => shortfall.Doubtful, field));
                }),
            ]);
    }

    private static long Wanting(IEnumerable<Shortfall> shortfalls, Func<Shortfall, string> fields, string field) =>
        shortfalls.Where(shortfall => fields(shortfall).Split(',').Contains(field, StringComparer.Ordinal)).Sum(shortfall => shortfall.Count);
}
