using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Twin.Access;
using Twin.Exchange;

namespace Twin.Objects;

/// <summary>What sources say of an object, and which of them set which of its fields.</summary>
internal abstract partial class ObjectGrain<TState, TAttributes>
{
    private static readonly JsonDocumentOptions RowOptions = new() { MaxDepth = 16, AllowDuplicateProperties = false };

    public async Task<Outcome<SourceOutcome>> TakeIn(Caller caller, SourceRow row, CancellationToken cancellationToken)
    {
        var taken = await Take(caller, row, cancellationToken);
        PassIfOneOfMany();
        return taken;
    }

    private async Task<Outcome<SourceOutcome>> Take(Caller caller, SourceRow row, CancellationToken cancellationToken)
    {
        if (FindUpsertRefusal(caller) is { } refusal)
        {
            return refusal;
        }

        if (State.Imported is { } mark && mark.Import == row.Import && mark.Line > row.Line)
        {
            return new SourceOutcome(RowStatus.Unchanged, State.Revision, [], []);
        }

        if (ReadRow(row.Attributes) is not { } patch)
        {
            return Refusal.Invalid("line", "is not a valid JSON object of up to 16 levels without a field given twice");
        }

        ImmutableArray<string> claims = [.. FieldPaths.Leaves(patch).Keys];
        var before = FieldsOf(State);
        var proposal = await Propose(caller, patch, cancellationToken);
        var after = proposal.Succeeded ? FieldsOf(proposal.Value.State) : (JsonObject)MergePatch.Apply(before.DeepClone(), patch)!;
        var conflicts = FieldSources.Conflicts(before, after, claims, State.Sources, row.Source);
        if (!conflicts.IsEmpty)
        {
            foreach (var conflict in conflicts)
            {
                FieldPaths.Remove(patch, conflict.Field);
            }

            proposal = await Propose(caller, patch, cancellationToken);
        }

        return proposal.Succeeded
            ? await TakeIn(caller, row, claims, conflicts, proposal.Value, cancellationToken)
            : proposal.Refusal;
    }

    public Task<Outcome<FieldComparison>> Compare(Caller caller, string field, string value, CancellationToken cancellationToken)
    {
        if (FindRefusal(caller, Right.Read) is { } refusal)
        {
            return Task.FromResult<Outcome<FieldComparison>>(refusal);
        }

        var merged = Merge(AttributesOf(State), FieldPaths.Patch(field, JsonNode.Parse(value)).ToJsonString(AttributeJson.Options));
        return Task.FromResult<Outcome<FieldComparison>>(new FieldComparison(
            State.Revision, Shown(AttributesOf(State)), merged.Succeeded ? Shown(merged.Value) : null));

        string? Shown(TAttributes attributes) =>
            FieldPaths.Find((JsonObject)JsonNode.Parse(Write(caller, attributes))!, field)?.ToJsonString(AttributeJson.Options);
    }

    public async Task<Outcome<long>> Adopt(Caller caller, string source, string field, string value, long revision, CancellationToken cancellationToken)
    {
        if (FindRefusal(caller, Right.Edit) is { } refusal)
        {
            return refusal;
        }

        var before = FieldsOf(State);
        if (JsonNode.DeepEquals(FieldPaths.Find(before, field), JsonNode.Parse(value)))
        {
            return State.Revision;
        }

        if (revision != State.Revision)
        {
            return Refusal.Stale(Key, State.Revision);
        }

        var proposal = await Propose(caller, FieldPaths.Patch(field, JsonNode.Parse(value)), cancellationToken);
        if (!proposal.Succeeded)
        {
            return proposal.Refusal;
        }

        var (attributes, next) = proposal.Value;
        return await Become(caller, ChangeAction.Edited, attributes, next with { Sources = FieldSources.After(State.Sources, before, FieldsOf(next), [field], source) }, cancellationToken);
    }

    private async Task<Outcome<SourceOutcome>> TakeIn(
        Caller caller, SourceRow row, ImmutableArray<string> claims, ImmutableArray<SourceConflict> conflicts, Proposal proposal, CancellationToken cancellationToken)
    {
        var status = proposal.State == State ? RowStatus.Unchanged : State.HasAttributes ? RowStatus.Changed : RowStatus.Created;
        if (status == RowStatus.Unchanged && State.Imported is { } mark && (mark.Import, mark.Line) == (row.Import, row.Line))
        {
            status = mark.Status;
        }
        else if (status != RowStatus.Unchanged && !row.DryRun)
        {
            var next = proposal.State with
            {
                Sources = FieldSources.After(State.Sources, FieldsOf(State), FieldsOf(proposal.State), claims, row.Source),
                Imported = new ImportMark(row.Import, row.Line, status),
            };
            var stored = await Become(caller, State.HasAttributes ? ChangeAction.Edited : ChangeAction.Created, proposal.Attributes, next, cancellationToken);
            if (!stored.Succeeded)
            {
                return stored.Refusal;
            }
        }

        return new SourceOutcome(conflicts.IsEmpty ? status : RowStatus.Conflict, State.Revision, claims, conflicts);
    }

    /// <summary>What the object would be with a patch; it is not stored.</summary>
    private async Task<Outcome<Proposal>> Propose(Caller caller, JsonObject patch, CancellationToken cancellationToken)
    {
        var json = patch.ToJsonString(AttributeJson.Options);
        var attributes = State.HasAttributes ? Merge(AttributesOf(State), json) : Parse(json);
        if (!attributes.Succeeded)
        {
            return attributes.Refusal;
        }

        var next = await Prepare(caller, attributes.Value, cancellationToken);
        return next.Succeeded ? new Proposal(attributes.Value, next.Value) : next.Refusal;
    }

    private static JsonObject? ReadRow(string attributes)
    {
        try
        {
            return JsonNode.Parse(attributes, documentOptions: RowOptions) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private sealed record Proposal(TAttributes Attributes, TState State);
}
