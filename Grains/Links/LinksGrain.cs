using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Concurrency;
using Twin.Access;
using Twin.Search;
using Twin.Storage;

namespace Twin.Links;

[StatelessWorker]
[Reentrant]
[GrainType("links")]
internal sealed class LinksGrain(ICatalog catalog, [FromKeyedServices(TimeProviderNames.Grains)] TimeProvider time) : Grain, ILinksGrain
{
    private DateOnly Today => LocalDay.Of(time.GetUtcNow());

    public Task<ImmutableArray<Relation>> Relations(CancellationToken cancellationToken) => Task.FromResult(Links.Relations.All);

    public async Task<Outcome<LinkPage>> List(Caller caller, ObjectKey key, LinkQuery query, CancellationToken cancellationToken)
    {
        if ((CatalogRules.CheckLimit(query.Limit) ?? LinkRules.CheckRelation(query.Relation)) is { } fault)
        {
            return fault;
        }

        var known = await GrainFactory.Object(key).Check(caller, Right.Read, cancellationToken);
        if (!known.Succeeded)
        {
            return known.Refusal;
        }

        var (day, rights) = (query.At ?? Today, SearchRights.Of(caller, Today));
        var cursors = new CatalogCursor(key, query.Relation, query.Direction, day, caller.Scope, caller.Role);
        if (!cursors.TryRead(query.Cursor, out var after))
        {
            return PageCursor.Foreign;
        }

        var outgoing = query.Direction == LinkDirection.In || after is not null ? [] : await Outgoing(caller, key, query.Relation, day, rights, cancellationToken).OrStorageFault();
        if (query.Direction == LinkDirection.Out)
        {
            return new LinkPage(outgoing, Cursor: null);
        }

        var filter = new CardFilter(rights.InSight([]), new ObjectFilter { Links = [key] }, [])
        {
            LinksAt = day,
            LinkRelation = query.Relation,
            HiddenLinks = rights.HiddenLinks,
        };
        var page = await catalog.List(filter, CardSort.Default, after, query.Limit, cancellationToken).OrStorageFault();
        var incoming = from entry in page.Items
                       from link in entry.Links
                       where link.To == key && IsMeant(link, query.Relation, day) && rights.MaySee(entry.Key.Kind, link)
                       select Linked.Of(link, LinkDirection.In, rights.Show(entry));
        return new LinkPage([.. outgoing, .. incoming], cursors.Write(page.End));
    }

    public async Task<Outcome<PathResult>> FindPaths(Caller caller, ObjectKey key, PathQuery query, CancellationToken cancellationToken)
    {
        if ((CatalogRules.CheckLimit(query.Limit) ?? LinkRules.Check(query)) is { } fault)
        {
            return fault;
        }

        var known = await GrainFactory.Object(key).Check(caller, Right.Read, cancellationToken);
        if (!known.Succeeded)
        {
            return known.Refusal;
        }

        var search = new PathSearch(catalog, SearchRights.Of(caller, Today), query, query.At ?? Today);
        return await search.From(key, cancellationToken).OrStorageFault();
    }

    private async Task<ImmutableArray<LinkedObject>> Outgoing(
        Caller caller, ObjectKey key, string? relation, DateOnly day, SearchRights rights, CancellationToken cancellationToken)
    {
        if (await catalog.Read([key.ToString()], cancellationToken) is not [var card])
        {
            return [];
        }

        var links = card.Links.Where(link => IsMeant(link, relation, day) && rights.MaySee(key.Kind, link)).ToList();
        var others = (await catalog.Read([.. links.Select(link => link.To.ToString()).Distinct(StringComparer.Ordinal)], cancellationToken))
            .Where(other => Rights.Allow(caller, Right.Read, other.Key, other.Area, () => other.Links))
            .ToDictionary(other => other.Key);
        return
        [
            .. links.Where(link => others.ContainsKey(link.To))
                .OrderBy(link => link.Relation, StringComparer.Ordinal).ThenBy(link => link.To.ToString(), StringComparer.Ordinal)
                .Select(link => Linked.Of(link, LinkDirection.Out, rights.Show(others[link.To]))),
        ];
    }

    private static bool IsMeant(ObjectLink link, string? relation, DateOnly day) =>
        (relation is null || link.Relation == relation) && link.HoldsOn(day);
}
