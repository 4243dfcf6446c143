using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Twin.Access;
using Twin.Objects;
using Twin.Residents;
using Twin.Storage;

namespace Twin.Requests;

/// <summary>How a request ends, and what is shown of it.</summary>
internal sealed partial class RequestGrain
{
    public async Task<Outcome<RequestSnapshot>> Decide(Caller caller, RequestVerdict verdict, CancellationToken cancellationToken)
    {
        if ((FindRefusal(caller, Right.Decide) ?? RequestRules.Check(State.Kind, verdict, holds)) is { } refusal)
        {
            return refusal;
        }

        var status = verdict.Accepted ? RequestStatus.Accepted : RequestStatus.Rejected;
        if (State.Status != RequestStatus.Open)
        {
            return State.Status == status ? Snapshot(caller) : Decided();
        }

        if (verdict.Accepted && State.Kind == RequestKind.Correction)
        {
            // Before the decision: what the record refuses cannot be accepted. Repeated after a crash, it changes nothing.
            var corrected = await GrainFactory.Person(State.Person).Correct(caller, secrets.Open(State.Values!), Key.Id, cancellationToken);
            if (!corrected.Succeeded)
            {
                return corrected.Refusal;
            }
        }

        await Commit(State with
        {
            Status = status,
            DecidedAt = Now,
            DecidedBy = caller.Subject,
            Answer = verdict.Reason is { } reason ? secrets.Seal(reason) : null,
            Hold = verdict.Hold,
            Owes = verdict.Accepted ? [.. State.Owes, .. Effects(caller.Subject)] : State.Owes,
        });
        return Snapshot(caller);
    }

    /// <summary>An account that a guardian asked with is not the ward's, and stays.</summary>
    private ImmutableArray<Owed> Effects(string by) => State.Kind switch
    {
        RequestKind.Deletion => [new OwedErasure(State.Person, by), new OwedClosing(State.Account, State.Person)],
        RequestKind.Residence => [new OwedResidence(State.Account, State.Person, State.Household!, by)],
        _ => [],
    };

    private RequestSnapshot Snapshot(Caller caller) => new(
        Key.Id,
        State.Kind,
        State.Person,
        State.Area,
        State.Status,
        State.AskedAt,
        State.Due,
        State.Overdue,
        State.Values is { } values ? Seen(caller.Role, secrets.Open(values)) : null,
        Open(State.Reason),
        State.DecidedAt,
        caller.Role == Role.Resident ? null : State.DecidedBy,
        Open(State.Answer),
        State.Hold,
        State.Revision);

    private string? Open(string? stored) => stored is null ? null : secrets.Open(stored);

    /// <summary>The values as the role sees those fields in the record.</summary>
    private static string Seen(Role role, string values)
    {
        var shown = new JsonObject();
        foreach (var (field, value) in JsonNode.Parse(values)!.AsObject())
        {
            if (Rights.SightOf(role, ObjectKind.Person, field) is not Sight.Hidden and var sight)
            {
                shown[field] = value is null ? null : (sight == Sight.Clear ? SightJson.CoverWithin(role, ObjectKind.Person, field, value) : SightJson.Cover(field, value)).DeepClone();
            }
        }

        return shown.ToJsonString(AttributeJson.Options);
    }
}
