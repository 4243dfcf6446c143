using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Twin.Access;
using Twin.Audit;
using Twin.Storage;

namespace Twin.Devices.Doors;

[GrainType(ObjectKind.Door)]
internal sealed partial class DoorGrain(
    [PersistentState(ObjectKind.Door, TwinStorage.Name)] IPersistentState<Document<DoorState>> document,
    ProfileCache profiles,
    IAuditLog audit,
    [FromKeyedServices(TimeProviderNames.Grains)] TimeProvider time,
    ILogger<DoorGrain> log) : TwinGrain<DoorState>(document, time, log), IDoorGrain
{
    private const string Left = "left";
    private const string Withdrawn = "withdrawn";

    /// <summary>How soon a door is tried again that has too many commands under way.</summary>
    private static readonly TimeSpan TryAgainAfter = TimeSpan.FromMinutes(1);

    private DateTimeOffset? _tryAgainAt;

    private ObjectKey Device => new(ObjectKind.Device, Key.Id);

    public async Task<Outcome<AccessCredential>> Grant(Caller caller, AccessGrant grant, CancellationToken cancellationToken)
    {
        if (await FindRefusal(caller, Right.Command, cancellationToken) is { } refusal)
        {
            return refusal;
        }

        if (DoorRules.Check(grant, Now) is { } fault)
        {
            return fault;
        }

        var home = await DoorRules.FindHome(GrainFactory, profiles, Key.Id, grant, cancellationToken);
        if (!home.Succeeded)
        {
            return home.Refusal;
        }

        if (State.Find(grant.Kind, grant.Reference) is { } known && !known.IsOver(Now))
        {
            return known.Person == grant.Person && known.To == grant.To ? Shown(known) : Refusal.Conflict("This credential is held here already; take it back first.");
        }

        if (State.IsFull(Now))
        {
            return Refusal.TooMany("The door has as many credentials as it may.");
        }

        await audit.Append(AuditNote.Of(caller, AuditAction.Change, Device, $"access granted to {grant.Person}"), cancellationToken).OrStorageFault();
        var credential = new DoorCredential
        {
            Number = State.Last + 1,
            Kind = grant.Kind,
            Reference = grant.Reference,
            Person = grant.Person,
            Household = home.Value,
            From = grant.From ?? Now,
            To = grant.To,
            GrantedBy = caller.Subject,
        };
        await Commit(State.Granting(credential, Now));
        return Shown(credential);
    }

    public async Task<Outcome<ImmutableArray<AccessCredential>>> List(Caller caller, CancellationToken cancellationToken)
    {
        if (await FindRefusal(caller, Right.Read, cancellationToken) is { } refusal)
        {
            return refusal;
        }

        var named = Rights.Allow(caller, ObjectKind.Person, Right.Read);
        return State.Credentials.Reverse().Select(credential => credential.ToSnapshot(Now, named)).ToImmutableArray();
    }

    public async Task<Outcome<AccessCredential>> Revoke(Caller caller, int number, CancellationToken cancellationToken)
    {
        if (await FindRefusal(caller, Right.Command, cancellationToken) is { } refusal)
        {
            return refusal;
        }

        if (State.Find(number) is not { } credential)
        {
            return new Refusal(RefusalReason.NotFound, $"There is no credential {number} at {Device}.");
        }

        if (!credential.IsOver(Now))
        {
            await audit.Append(AuditNote.Of(caller, AuditAction.Change, Device, $"access of {credential.Person} taken back"), cancellationToken).OrStorageFault();
            await Commit(State.Revoking(held => held.Number == number, Withdrawn, Now));
        }

        return Shown(State.Find(number)!);
    }

    public async Task Leave(string household, string person, CancellationToken cancellationToken)
    {
        var next = State.Revoking(held => held.Person == person && held.Household == household, Left, Now);
        if (!ReferenceEquals(next, State))
        {
            await audit.Append(AuditNote.Of(Caller.System, AuditAction.Change, Device, $"access of {person} taken back"), cancellationToken).OrStorageFault();
            await Commit(next);
        }
    }

    public Task<CredentialStanding?> Judge(CredentialKind kind, string reference, DateTimeOffset at, CancellationToken cancellationToken) =>
        Task.FromResult(State.Find(kind, reference)?.StandingAt(at));

    /// <summary>The door's own memory follows, and what it says to that is taken in.</summary>
    protected override async Task OnWake(CancellationToken cancellationToken)
    {
        await TakeAnswers(cancellationToken);
        foreach (var credential in State.Credentials)
        {
            if (credential.Owed(Now) is var order and not DoorOrder.None)
            {
                var ordering = credential.Ordering(order);
                var sent = await GrainFactory.Device(Key.Id).SendCommand(Caller.System, DoorOrders.Write(ordering), cancellationToken);
                if (sent.Refusal?.Reason == RefusalReason.TooMany)
                {
                    _tryAgainAt = Now + TryAgainAfter;
                    await Commit(State);
                    return;
                }

                // A door whose profile has no such command is told nothing.
                _tryAgainAt = null;
                await Commit(State.Replacing(credential, ordering.Told(sent.Succeeded, Now)));
            }
        }
    }

    protected override Card Describe(DoorState state) => new() { Title = string.Empty, Due = _tryAgainAt ?? state.Due(Now), Listed = false };

    private async Task TakeAnswers(CancellationToken cancellationToken)
    {
        if (!State.Credentials.Any(credential => credential.AtDoor == DoorAnswer.Told)
            || (await GrainFactory.Device(Key.Id).ListCommands(Caller.System, cancellationToken)).Value is not { IsDefault: false } commands)
        {
            return;
        }

        var own = commands.Where(command => command.By == Caller.System.Subject && command.Key is not null).ToLookup(command => command.Key!, StringComparer.Ordinal);
        var next = State;
        foreach (var told in State.Credentials.Where(credential => credential.AtDoor == DoorAnswer.Told))
        {
            var answered = told.Answered(own[DoorOrders.KeyOf(told)].FirstOrDefault(), Now);
            if (answered is { AtDoor: DoorAnswer.Failed, Ordered: DoorOrder.Remove })
            {
                LogNotForgotten(Key.Id, told.Number, answered.DoorFault!);
            }

            next = ReferenceEquals(answered, told) ? next : next.Replacing(told, answered);
        }

        if (!ReferenceEquals(next, State))
        {
            await Commit(next);
        }
    }

    private AccessCredential Shown(DoorCredential credential) => credential.ToSnapshot(Now, named: true);

    private async Task<Refusal?> FindRefusal(Caller caller, Right right, CancellationToken cancellationToken) =>
        (await GrainFactory.Object(Device).Check(caller, right, cancellationToken)).Refusal;

    [LoggerMessage(Level = LogLevel.Warning, Message = "The door {Door} has not forgotten the credential {Number} and is told again: {Reason}")]
    private partial void LogNotForgotten(string door, int number, string reason);
}
