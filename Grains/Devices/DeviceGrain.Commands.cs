using System.Collections.Immutable;
using Twin.Access;
using Twin.Audit;
using Twin.Devices.Doors;

namespace Twin.Devices;

/// <summary>What a device is told to do. Every step is stored before the next, so a crash loses none and sends none twice.</summary>
internal sealed partial class DeviceGrain
{
    private static readonly TimeSpan UsualWait = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(7);

    public async Task<Outcome<CommandSnapshot>> SendCommand(Caller caller, CommandRequest request, CancellationToken cancellationToken)
    {
        if (FindRefusal(caller, Right.Command) is { } refusal)
        {
            return refusal;
        }

        if (request.Key is { } key && State.Commands.FindKey(caller.Subject, key) is { } known)
        {
            return known.ToSnapshot();
        }

        var profile = await profiles.Get(State.Profile);
        var accepted = CommandIntake.Accept(State.Commands, profile?.Profile, request with { ExpiresIn = request.ExpiresIn ?? UsualWait }, caller.Subject, LongestWait, Now);
        if (!accepted.Succeeded)
        {
            return accepted.Refusal;
        }

        await audit.Append(AuditNote.Of(caller, AuditAction.Command, Key, accepted.Value.Command), cancellationToken).Translated();
        await Store(State with { Commands = State.Commands.Accept(accepted.Value) }, change: null);
        await SendWaiting(cancellationToken);
        return State.Commands.Find(accepted.Value.Number)!.ToSnapshot();
    }

    public Task<Outcome<ImmutableArray<CommandSnapshot>>> ListCommands(Caller caller, CancellationToken cancellationToken) =>
        Task.FromResult<Outcome<ImmutableArray<CommandSnapshot>>>(FindRefusal(caller, Right.Read) is { } refusal
            ? refusal
            : State.Commands.Commands.Reverse().Select(command => command.ToSnapshot()).ToImmutableArray());

    public async Task<IngestOutcome> TakeReply(string? gateway, CommandReply reply, CancellationToken cancellationToken)
    {
        if (FindStranger(gateway) is { } stranger)
        {
            return stranger;
        }

        await Keep(State.Commands.Reply(reply, Now));
        return IngestOutcome.Accepted;
    }

    public async Task Listen(string? through, CancellationToken cancellationToken)
    {
        if (State.Described)
        {
            await Keep(through);
            await SendAll(cancellationToken);
        }
    }

    private async Task SendAll(CancellationToken cancellationToken)
    {
        await SendWaiting(cancellationToken);
        await SendDesired(cancellationToken);
    }

    /// <summary>In their order; the first that finds nobody there is the last that is tried.</summary>
    private async Task SendWaiting(CancellationToken cancellationToken)
    {
        await Keep(State.Commands.Expire(Now));
        while (State.Commands.Waiting is { } waiting)
        {
            await Keep(State.Commands.Sending(waiting, Now));
            var delivery = await GrainFactory.DeviceLinks().Deliver(
                new DeviceOrder(Key.Id, State.Gateway, waiting.Number, waiting.Method, waiting.Writes, waiting.Values, Revision: 0), cancellationToken);
            await Keep(State.Commands.Delivered(waiting.Number, delivery, Now));
            if (State.Commands.Find(waiting.Number) is { Status: CommandStatus.Accepted })
            {
                return;
            }
        }
    }

    /// <summary>Some hardware acknowledges by reporting what it has been set to.</summary>
    private async ValueTask TakeEcho(ImmutableArray<Telemetry> telemetry)
    {
        var commands = State.Commands;
        foreach (var command in commands.Commands.Where(command => command is { Status: CommandStatus.Sent, Echoed: true }))
        {
            if (telemetry.Any(message => message.Says(command.Values)))
            {
                commands = commands.Reply(new CommandReply(command.Number, Done: true, Answer: null), Now);
            }
        }

        await Keep(commands);
        foreach (var message in State.Properties.Pending.IsEmpty ? [] : telemetry)
        {
            if (State.Properties.ReportOf(message) is { } report)
            {
                await Keep(State.Properties.Report(report).Value!);
            }
        }
    }

    private async Task Keep(CommandBook commands)
    {
        if (commands == State.Commands)
        {
            return;
        }

        var open = State.Commands.Commands.Where(command => command.IsOpen && DoorOrders.IsOne(command)).Select(command => command.Number).ToArray();
        await Store(State with { Commands = commands }, change: null);
        if (open.Any(number => commands.Find(number) is not { IsOpen: true }))
        {
            // Only sooner than by itself: the door looks again in any case.
            GrainFactory.Door(Key.Id).Wake(CancellationToken.None).Ignore();
        }
    }

    private IngestOutcome? FindStranger(string? gateway) =>
        gateway is null ? State.Described ? null : IngestOutcome.UnknownDevice
        : State.Described && State.Gateway == gateway ? null : IngestOutcome.NotItsGateway;
}
