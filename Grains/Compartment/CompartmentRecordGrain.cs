using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Twin.Access;
using Twin.Audit;
using Twin.Objects;
using Twin.Search;
using Twin.Storage;

namespace Twin.Compartment;

[GrainType("compartment-record")]
internal sealed class CompartmentRecordGrain(
    [PersistentState("record", TwinStorage.Compartment)] IPersistentState<Document<CompartmentState>> document,
    CompartmentGate gate,
    CompartmentRules rules,
    CompartmentHistory history,
    Reveals reveals,
    [FromKeyedServices(TimeProviderNames.Grains)] TimeProvider time,
    ILogger<CompartmentRecordGrain> log)
    : TwinGrain<CompartmentState>(document, time, log), ICompartmentRecordGrain
{
    private CompartmentForm? Form => CompartmentForm.Find(Key.Kind);

    public async Task<Outcome<long>> Create(Caller caller, string attributes, CancellationToken cancellationToken)
    {
        if (gate.Refuse(caller, Right.Create) is { } refusal)
        {
            return refusal;
        }

        if (Form is null || State.Exists)
        {
            return Refusal.NotFound(Key);
        }

        var read = Form.Read(attributes);
        return read.Succeeded ? await Become(caller, Right.Create, read.Value, cancellationToken) : read.Refusal;
    }

    public async Task<Outcome<CompartmentSnapshot>> Read(Caller caller, CancellationToken cancellationToken)
    {
        if (FindRefusal(caller, Right.Read) is { } refusal)
        {
            return refusal;
        }

        await gate.Record(caller, AuditAction.Read, Key);
        return new CompartmentSnapshot(Key, State.Revision, gate.NameOf(Key).Id, Form!.Show(caller.Role, State.Attributes!));
    }

    public async Task<Outcome<long>> Patch(Caller caller, string patch, long revision, CancellationToken cancellationToken)
    {
        if (FindRefusal(caller, Right.Edit, revision) is { } refusal)
        {
            return refusal;
        }

        var patched = Form!.Merge(State.Attributes!, patch);
        return patched.Succeeded ? await Become(caller, Right.Edit, patched.Value, cancellationToken) : patched.Refusal;
    }

    public async Task<Outcome<long>> Delete(Caller caller, long revision, CancellationToken cancellationToken)
    {
        if (FindRefusal(caller, Right.Delete, revision) is { } refusal)
        {
            return refusal;
        }

        await gate.Record(caller, AuditAction.Delete, Key);
        await Commit(State with { Attributes = null });
        return State.Revision;
    }

    public async Task<Outcome<string>> Reveal(Caller caller, string field, string reason, CancellationToken cancellationToken) =>
        FindRefusal(caller, Right.Reveal) is { } refusal
            ? refusal
            : await reveals.Show<object>(caller, gate.NameOf(Key), Form!.Read(State.Attributes!).Value!, field, reason, cancellationToken);

    public async Task<Outcome<ObjectChangePage>> ReadChanges(Caller caller, string? cursor, int limit, CancellationToken cancellationToken)
    {
        if (FindRefusal(caller, Right.ReadChanges) is { } refusal)
        {
            return refusal;
        }

        await gate.Record(caller, AuditAction.Read, Key, "changes");
        return await history.Read(Key, cursor, limit, cancellationToken);
    }

    /// <summary>What the storage makes the record's terms of; without one it erases them, and the record's history.</summary>
    protected override Card? Describe(CompartmentState state) =>
        state.Attributes is { } attributes && Form!.Read(attributes).Value is { } record
            ? new Card
            {
                Title = string.Empty,
                Area = record.Area,
                Status = (record as PetitionAttributes)?.Status,
                Labels = [record.Category],
                Links = record.Person is { } person ? [new ObjectLink("subject", new ObjectKey(ObjectKind.Person, person))] : [],
            }
            : null;

    private async Task<Outcome<long>> Become(Caller caller, Right right, CompartmentAttributes attributes, CancellationToken cancellationToken)
    {
        if (rules.Check(attributes) is { } fault)
        {
            return fault;
        }

        if (!CompartmentGate.Reaches(caller, right, attributes.Area))
        {
            return Refusal.Invalid("area", "is not one of your areas");
        }

        // A link shows nothing of the person, so it needs no purpose of its own.
        if (attributes.Person is { } person
            && !(await GrainFactory.Person(person).Check(caller with { Purpose = caller.Purpose ?? "reference" }, Right.Read, cancellationToken)).Succeeded)
        {
            return Refusal.Invalid("person", $"person '{person}' is not known");
        }

        var next = Form!.Write(CompartmentRules.Canonical(attributes));
        if (next != State.Attributes)
        {
            var isNew = State.Attributes is null;
            await gate.Record(caller, isNew ? AuditAction.Create : AuditAction.Change, Key);
            await Commit(
                State with { Attributes = next },
                new ObjectChange(State.Revision + 1, Now, caller.Subject, isNew ? ChangeAction.Created : ChangeAction.Edited, CompartmentHistory.Between(State.Attributes, next)));
        }

        return State.Revision;
    }

    /// <summary>What is out of reach is answered like what is not there.</summary>
    private Refusal? FindRefusal(Caller caller, Right right) => gate.Refuse(caller, right)
        ?? (State.Attributes is { } attributes && CompartmentGate.Reaches(caller, right, Form!.Read(attributes).Value!.Area) ? null : Refusal.NotFound(Key));

    private Refusal? FindRefusal(Caller caller, Right right, long revision) =>
        FindRefusal(caller, right) ?? (revision != State.Revision ? Refusal.Stale(Key, State.Revision) : null);
}
