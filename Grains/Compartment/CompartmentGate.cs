using Microsoft.Extensions.Options;
using Twin.Access;
using Twin.Audit;
using Twin.Storage;

namespace Twin.Compartment;

/// <summary>Who comes in, and the trace each leaves: in the audit log a record has a name that says nothing of it.</summary>
internal sealed class CompartmentGate(IOptions<CompartmentOptions> options, ICompartment compartment, IAuditLog audit)
{
    private static readonly Refusal Closed = new(RefusalReason.NotFound, "There is no such object.");

    /// <summary>Why the caller may do this to no record at all; null when it may to some.</summary>
    public Refusal? Refuse(Caller caller, Right right) =>
        options.Value.Enabled ? Rights.Refuse(caller, RightsTable.Compartment, right) : Closed;

    /// <summary>True when the record of this area is within the caller's reach.</summary>
    public static bool Reaches(Caller caller, Right right, string area) => Rights.Allow(caller, right, new ObjectKey(RightsTable.Compartment, area), area);

    /// <summary>Returns when it is durable.</summary>
    public Task Record(Caller caller, string action, ObjectKey key, string? field = null) =>
        audit.Append(AuditNote.Of(caller, action, NameOf(key), field), CancellationToken.None);

    /// <summary>That a register was looked through, and each record that was shown.</summary>
    public Task RecordList(Caller caller, string register, IEnumerable<ObjectKey> shown) => Task.WhenAll(
        shown.Select(key => Record(caller, AuditAction.Read, key))
            .Append(audit.Append(AuditNote.Of(caller, AuditAction.Read, new ObjectKey(RightsTable.Compartment, register)), CancellationToken.None)));

    /// <summary>What the record is called outside.</summary>
    public ObjectKey NameOf(ObjectKey key) => new(RightsTable.Compartment, compartment.ReferenceOf(key));
}
