using System.Collections.Immutable;
using Twin.Search;
using Twin.Storage;

namespace Twin.Links;

/// <summary>
/// Goes outwards from an object, link by link in either direction, over what is in sight alone: one read a step, so that
/// each object is reached on a shortest path. An area ends a path: everything of it meets there, and it connects nothing.
/// </summary>
internal sealed class PathSearch(ICatalog catalog, SearchRights rights, PathQuery query, DateOnly day)
{
    /// <summary>As many objects are looked at; beyond that the answer says that there may be more.</summary>
    private const int MaxObjects = 5_000;

    private readonly Dictionary<ObjectKey, Reached> _reached = [];

    /// <summary>Where an object was come to from, and over which link.</summary>
    private sealed record Reached(CatalogEntry Entry, Reached? From, LinkedObject? Step);

    public async Task<PathResult> From(ObjectKey start, CancellationToken cancellationToken)
    {
        var complete = true;
        var found = new List<Reached>();
        List<Reached> edge = [.. (await catalog.Read([start.ToString()], cancellationToken)).Select(entry => new Reached(entry, From: null, Step: null))];
        edge.ForEach(reached => _reached.Add(reached.Entry.Key, reached));
        for (var depth = 0; depth < query.Depth && edge.Count > 0 && complete; depth++)
        {
            (edge, complete) = await Step(edge, cancellationToken);
            found.AddRange(edge.Where(IsTarget));
            edge.RemoveAll(reached => IsArea(reached.Entry.Key.Kind) || reached.Entry.Key == Target);
        }

        return new PathResult([.. found.Take(query.Limit).Select(PathTo)], found.Count, complete);
    }

    private ObjectKey? Target => query.Id is null ? null : new ObjectKey(query.Kind, query.Id);

    /// <summary>All that is one link further and has not been reached before.</summary>
    private async Task<(List<Reached> Next, bool Complete)> Step(List<Reached> edge, CancellationToken cancellationToken)
    {
        var leads = new Dictionary<ObjectKey, (Reached From, ObjectLink Link)>();
        foreach (var reached in edge)
        {
            foreach (var link in Usable(reached.Entry).Where(link => !_reached.ContainsKey(link.To)))
            {
                leads.TryAdd(link.To, (reached, link));
            }
        }

        var around = await catalog.Around(
            rights.InSight([]), [.. edge.Select(reached => reached.Entry.Key.ToString())], [.. leads.Keys.Select(key => key.ToString())], MaxObjects + 1, cancellationToken);

        var edges = edge.ToDictionary(reached => reached.Entry.Key);
        var next = new List<Reached>();
        foreach (var entry in around.Where(entry => !_reached.ContainsKey(entry.Key)))
        {
            if (Towards(entry, leads, edges) is { } reached)
            {
                if (_reached.Count == MaxObjects)
                {
                    return (next, Complete: false);
                }

                _reached.Add(entry.Key, reached);
                next.Add(reached);
            }
        }

        return (next, around.Length <= MaxObjects);
    }

    /// <summary>How an object is reached from the edge; null when no link that counts leads there.</summary>
    private Reached? Towards(CatalogEntry entry, Dictionary<ObjectKey, (Reached From, ObjectLink Link)> leads, Dictionary<ObjectKey, Reached> edge)
    {
        if (leads.TryGetValue(entry.Key, out var lead))
        {
            return new Reached(entry, lead.From, Linked.Of(lead.Link, LinkDirection.Out, rights.Show(entry)));
        }

        return Usable(entry).FirstOrDefault(link => edge.ContainsKey(link.To)) is { } back
            ? new Reached(entry, edge[back.To], Linked.Of(back, LinkDirection.In, rights.Show(entry)))
            : null;
    }

    private IEnumerable<ObjectLink> Usable(CatalogEntry entry) => entry.Links.Where(link =>
        link.HoldsOn(day) && rights.MaySee(entry.Key.Kind, link) && (query.Relations.IsEmpty || query.Relations.Contains(link.Relation, StringComparer.Ordinal)));

    private bool IsTarget(Reached reached) =>
        reached.Entry.Key.Kind == query.Kind && (query.Id is null || reached.Entry.Key.Id == query.Id);

    private static bool IsArea(string kind) => kind is ObjectKind.District or ObjectKind.Street or ObjectKind.Community or ObjectKind.Grid or ObjectKind.MicroGrid;

    private static ObjectPath PathTo(Reached target)
    {
        var steps = new Stack<LinkedObject>();
        for (var at = target; at is { Step: { } step }; at = at.From)
        {
            steps.Push(step);
        }

        return new ObjectPath([.. steps]);
    }
}
