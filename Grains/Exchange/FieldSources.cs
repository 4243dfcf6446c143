using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace Twin.Exchange;

/// <summary>
/// Which source set which field, by path. A field that is in none was entered here, by hand or by an import that named
/// no source.
/// </summary>
internal static class FieldSources
{
    private static readonly ImmutableSortedDictionary<string, string> None = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>The claims that would change what another source has set.</summary>
    /// <param name="claims">The fields a row speaks of.</param>
    public static ImmutableArray<SourceConflict> Conflicts(
        JsonObject before, JsonObject after, IEnumerable<string> claims, ImmutableSortedDictionary<string, string>? sources, string source)
    {
        var (old, next) = (FieldPaths.Leaves(before), FieldPaths.Leaves(after));
        var conflicts = ImmutableArray.CreateBuilder<SourceConflict>();
        foreach (var claim in claims)
        {
            var foreign = old.Keys.FirstOrDefault(field =>
                FieldPaths.Holds(claim, field) && old[field] is not (null or JsonArray { Count: 0 })
                && !JsonNode.DeepEquals(old[field], next.GetValueOrDefault(field)) && sources?.GetValueOrDefault(field) != source);
            if (foreign is not null)
            {
                conflicts.Add(new SourceConflict(claim, sources?.GetValueOrDefault(foreign), FieldPaths.Find(after, claim)?.ToJsonString(Objects.AttributeJson.Options) ?? "null"));
            }
        }

        return conflicts.ToImmutable();
    }

    /// <summary>Who set what after a change; null when nothing has a source. The same as before when nothing is different.</summary>
    /// <param name="claims">The fields that were set for the source; all others that changed were set here.</param>
    public static ImmutableSortedDictionary<string, string>? After(
        ImmutableSortedDictionary<string, string>? sources, JsonObject before, JsonObject after, IReadOnlyCollection<string> claims, string? source)
    {
        if (sources is null && source is null)
        {
            return null;
        }

        var (old, next) = (FieldPaths.Leaves(before), FieldPaths.Leaves(after));
        var known = sources ?? None;
        foreach (var field in old.Keys.Union(next.Keys, StringComparer.Ordinal).Where(field => !JsonNode.DeepEquals(old.GetValueOrDefault(field), next.GetValueOrDefault(field))))
        {
            known = source is not null && next.GetValueOrDefault(field) is not null && claims.Any(claim => FieldPaths.Holds(claim, field))
                ? known.SetItem(field, source)
                : known.Remove(field);
        }

        return known.IsEmpty ? null : known;
    }
}
