using System.Collections.Immutable;
using System.Text.Json;
using Orleans.Concurrency;
using Twin.Access;
using Twin.Search;
using Twin.Storage;

namespace Twin.Compartment;

[StatelessWorker]
[Reentrant]
[GrainType("compartment")]
internal sealed class CompartmentGrain(CompartmentGate gate, ICompartment compartment) : Grain, ICompartmentGrain
{
    private const int MaxLimit = 200;

    /// <summary>How many records one page of a search looks through: their words are readable only once they are decrypted.</summary>
    private const int MostRead = 2_000;

    public async Task<Outcome<CompartmentPage>> List(Caller caller, CompartmentQuery query, CancellationToken cancellationToken)
    {
        if (gate.Refuse(caller, Right.Read) is { } refusal)
        {
            return refusal;
        }

        if (CompartmentForm.Find(query.Register) is not { } form)
        {
            return new Refusal(RefusalReason.NotFound, "There is no such object.");
        }

        if (query.Limit is < 1 or > MaxLimit)
        {
            return Refusal.Invalid("limit", $"must be 1 to {MaxLimit}");
        }

        if (!compartment.TryReadCursor(query.Cursor, out var before))
        {
            return Refusal.Invalid("cursor", "is not one of ours");
        }

        var (found, end) = await Find(caller, query, before, cancellationToken);
        await gate.RecordList(caller, query.Register, found.Select(record => record.Key));
        return new CompartmentPage(
            [.. found.Select(record => new CompartmentSnapshot(record.Key, record.State.Revision, gate.NameOf(record.Key).Id, form.Show(caller.Role, record.State.Attributes!)))],
            end is { } number ? compartment.WriteCursor(number) : null);
    }

    /// <returns>The records of the page, and where the next one starts.</returns>
    private async Task<(ImmutableArray<CompartmentRecord> Found, long? End)> Find(Caller caller, CompartmentQuery query, long before, CancellationToken cancellationToken)
    {
        var filter = new CompartmentFilter(
            query.Register,
            caller.Scope.Within(query.Area),
            query.Category,
            query.Status,
            query.Person is { } person ? new ObjectKey(ObjectKind.Person, person) : null);
        var words = FoldedText.Words(FoldedText.Of(query.Text));
        var found = ImmutableArray.CreateBuilder<CompartmentRecord>();
        for (var read = 0; read < MostRead;)
        {
            var page = await compartment.Find(filter, before, query.Limit + 1, cancellationToken).OrStorageFault();
            foreach (var record in page.Where(record => Matches(record.State.Attributes!, words)))
            {
                if (found.Count == query.Limit)
                {
                    return (found.DrainToImmutable(), before);
                }

                found.Add(record);
                before = record.Number;
            }

            if (page.Length <= query.Limit)
            {
                return (found.DrainToImmutable(), null);
            }

            before = page[^1].Number;
            read += page.Length;
        }

        return (found.DrainToImmutable(), before);
    }

    /// <summary>True when every word stands in a field that officers see in clear.</summary>
    private static bool Matches(string attributes, string[] words)
    {
        if (words.Length == 0)
        {
            return true;
        }

        using var document = JsonDocument.Parse(attributes);
        var texts = document.RootElement.EnumerateObject()
            .Where(field => Rights.SightOf(Role.CompartmentOfficer, RightsTable.Compartment, field.Name) == Sight.Clear)
            .Select(field => FoldedText.Of(field.Value.ToString()))
            .ToList();
        return words.All(word => texts.Exists(text => text.Contains(word, StringComparison.Ordinal)));
    }
}
