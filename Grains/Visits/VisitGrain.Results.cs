using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Twin.Access;
using Twin.Exchange;
using Twin.Objects;
using Twin.Search;
using Twin.Storage;

namespace Twin.Visits;

/// <summary>Who sees a visit, and what comes back from it.</summary>
internal sealed partial class VisitGrain
{
    private const int MostResults = 20;
    private const int MaxNoteLength = 2_000;
    private const int MaxFields = 50;

    /// <summary>How far a worker's clock may be ahead.</summary>
    private static readonly TimeSpan ClockAhead = TimeSpan.FromMinutes(10);

    public async Task<Outcome<VisitSnapshot>> Get(Caller caller, CancellationToken cancellationToken)
    {
        if (FindRefusal(caller, Right.Read) is { } refusal)
        {
            return refusal;
        }

        var readable = (await GrainFactory.Object(State.Target).Check(caller, Right.Read, cancellationToken)).Succeeded;
        var results = await ListResults(cancellationToken);
        if (readable)
        {
            await looks.NoteAll(caller, [State.Target], "visit", Now, cancellationToken);
        }

        return new VisitSnapshot(
            Key.Id, State.Plan, State.Setting?.Title ?? string.Empty, State.Target, State.Area, State.LastAt, State.DueOn, State.Task,
            [.. results.Select(result => readable ? result : result with { Note = null })], State.Revision);
    }

    public async Task<Outcome<ImmutableArray<VisitDifference>>> Compare(Caller caller, string values, CancellationToken cancellationToken)
    {
        if (FindRefusal(caller, Right.Handle) is { } refusal)
        {
            return refusal;
        }

        if (Read(values) is not { } fields)
        {
            return Refusal.Invalid("values", $"must be an object of 1 to {MaxFields} fields");
        }

        var found = ImmutableArray.CreateBuilder<VisitDifference>();
        foreach (var (field, value) in fields)
        {
            var compared = await GrainFactory.Object(State.Target).Compare(caller, field, value?.ToJsonString(AttributeJson.Options) ?? "null", cancellationToken);
            if (!compared.Succeeded)
            {
                return compared.Refusal;
            }

            if (compared.Value.Proposed is null)
            {
                return Refusal.Invalid(field, "does not fit the object, or is not yours to see");
            }

            found.Add(new VisitDifference(field, compared.Value.Present, compared.Value.Proposed));
        }

        return found.DrainToImmutable();
    }

    public async Task<Outcome<VisitResultSnapshot>> Submit(Caller caller, string? result, VisitSubmission submission, CancellationToken cancellationToken)
    {
        if (FindRefusal(caller, Right.Handle) is { } refusal)
        {
            return refusal;
        }

        if (result is null)
        {
            return Refusal.Invalid("Idempotency-Key", "is needed: what is sent twice must not count twice");
        }

        if (submission.At > Now + ClockAhead)
        {
            return Refusal.Invalid("at", "is in the future");
        }

        if (submission.Note is { Length: > MaxNoteLength })
        {
            return Refusal.Invalid("note", $"must be at most {MaxNoteLength} characters");
        }

        if (submission.Seen is { } seen && Read(seen) is null)
        {
            return Refusal.Invalid("seen", $"must be an object of 1 to {MaxFields} fields");
        }

        if (submission.Values is { } values)
        {
            var fits = await Compare(caller, values, cancellationToken);
            var may = await GrainFactory.Object(State.Target).Check(caller, Right.Edit, cancellationToken);
            if ((fits.Refusal ?? may.Refusal) is { } unfit)
            {
                return unfit;
            }
        }

        return await GrainFactory.VisitResult(result).Submit(caller, Key.Id, State.Target, State.Area, submission, cancellationToken);
    }

    private Refusal? FindRefusal(Caller caller, Right right) =>
        Rights.Refuse(caller, ObjectKind.Visit, right) ?? (State.Exists && Rights.Allow(caller, right, Key, State.Area) ? null : Refusal.NotFound(Key));

    private static SortedDictionary<string, JsonNode?>? Read(string values)
    {
        try
        {
            return JsonNode.Parse(values) is JsonObject fields && FieldPaths.Leaves(fields) is { Count: > 0 and <= MaxFields } leaves ? leaves : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private async Task<IEnumerable<VisitResultSnapshot>> ListResults(CancellationToken cancellationToken)
    {
        var filter = new ObjectFilter { Kind = ObjectKind.VisitResult, Links = [Key] };
        var page = await catalog.List(new CardFilter(CardSight.Everything, filter, []), CardSort.Parse("-fact:at")!, after: null, MostResults, cancellationToken).OrStorageFault();
        return (await Task.WhenAll(page.Items.Select(entry => GrainFactory.VisitResult(entry.Key.Id).Get(cancellationToken)))).OfType<VisitResultSnapshot>();
    }
}
