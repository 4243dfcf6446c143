using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;
using Twin.Access;
using Twin.Cases;
using Twin.Search;

namespace Twin.Open311;

/// <summary>The cases behind the requests: those of the area that were reported this way, and no others.</summary>
internal sealed class Open311Cases(IGrainFactory grains, IOptions<Open311Options> options)
{
    private const string Source = Open311Endpoints.Source;

    /// <summary>A client reports like somebody who works in the area: what it brings is looked at before anybody is sent.</summary>
    public Caller CallerOf(string client) => new($"{Source}:{client}", Role.GridWorker, new AreaScope([options.Value.Area!]), Worker: null, Purpose: Source);

    public async Task<ImmutableArray<CaseCategory>> Services(CancellationToken cancellationToken) =>
        [.. (await grains.CaseCategories().GetAll(cancellationToken)).Where(static category => category.Public)];

    public Task<Outcome<CaseSnapshot>> Report(string id, Caller caller, CaseReport report, CancellationToken cancellationToken) =>
        grains.Case(id).Report(caller, report, cancellationToken);

    /// <returns>Null for what is not there, or came in through another door.</returns>
    public async Task<JsonObject?> Find(string id, CancellationToken cancellationToken) =>
        await Look(id, cancellationToken) is { } found ? Open311Request.Of(found, await CategoryOf(found, cancellationToken)) : null;

    /// <summary>The newest first.</summary>
    public async Task<IReadOnlyList<JsonObject>> List(ObjectFilter filter, Open311Query query, CancellationToken cancellationToken)
    {
        var ids = query.GetIds() is { Count: > 0 } named ? named.Take(query.GetLimit()) : await Ids(filter, query, cancellationToken);
        var found = await Task.WhenAll(ids.Select(id => Find(id, cancellationToken)));
        return [.. found.OfType<JsonObject>().OrderByDescending(static request => (string?)request["requested_datetime"], StringComparer.Ordinal)];
    }

    private async Task<IEnumerable<string>> Ids(ObjectFilter filter, Open311Query query, CancellationToken cancellationToken)
    {
        var caller = CallerOf("public");
        var lists = (query.GetServices() is { Count: > 0 } codes ? codes.Select(code => filter with { Facts = filter.Facts.Add(new FactCondition(CaseFacts.Category, FactComparison.Equal, code)) }) : [filter])
            .Select(one => grains.Catalog().List(caller, new CatalogQuery(one, $"-fact:{CaseFacts.Opened}", Cursor: null, query.GetLimit()), cancellationToken));
        return (await Task.WhenAll(lists)).Where(static list => list.Succeeded).SelectMany(static list => list.Value!.Items)
            .OrderByDescending(static entry => entry.Facts.GetValueOrDefault(CaseFacts.Opened), StringComparer.Ordinal).Take(query.GetLimit()).Select(static entry => entry.Key.Id);
    }

    private async Task<CaseSnapshot?> Look(string id, CancellationToken cancellationToken) =>
        ObjectKey.IsValidId(id) && await grains.Case(id).Get(CallerOf("public"), cancellationToken) is { Succeeded: true, Value: { Source: Source } found } ? found : null;

    private async Task<CaseCategory?> CategoryOf(CaseSnapshot found, CancellationToken cancellationToken) =>
        (await grains.CaseCategories().GetAll(cancellationToken)).FirstOrDefault(category => category.Id == found.Category);
}
