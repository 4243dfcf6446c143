using Twin.Access;

namespace Twin.Devices;

/// <summary>What a device says it is set to, and what it should be set to.</summary>
internal sealed partial class DeviceGrain
{
    private static readonly TimeSpan DesiredAgainAfter = TimeSpan.FromMinutes(1);

    private DesiredSending? _sending;

    public async Task<IngestOutcome> Report(string? gateway, string properties, CancellationToken cancellationToken)
    {
        if (FindStranger(gateway) is { } stranger)
        {
            return stranger;
        }

        if (!MayRecord(await profiles.Get(State.Profile) ?? CompiledProfile.None))
        {
            return IngestOutcome.NotConsented;
        }

        var reported = State.Properties.Report(properties);
        if (!reported.Succeeded)
        {
            return new IngestOutcome(IngestStatus.Accepted, [new RejectedReading("reported", reported.Refusal.Message)]);
        }

        await Keep(reported.Value);
        return IngestOutcome.Accepted;
    }

    public Task<Outcome<DeviceProperties>> GetProperties(Caller caller, CancellationToken cancellationToken) =>
        Task.FromResult<Outcome<DeviceProperties>>(FindRefusal(caller, Right.Read) is { } refusal ? refusal : State.Properties.ToContract());

    public async Task<Outcome<DeviceProperties>> PatchDesired(Caller caller, string patch, long revision, CancellationToken cancellationToken)
    {
        if (FindRefusal(caller, Right.Command) is { } refusal)
        {
            return refusal;
        }

        if (revision != State.Properties.Revision)
        {
            return Refusal.Stale(Key, State.Properties.Revision);
        }

        var desired = State.Properties.Desire(patch);
        if (!desired.Succeeded)
        {
            return desired.Refusal;
        }

        if (desired.Value != State.Properties)
        {
            await audit.Append(Audit.AuditNote.Of(caller, Audit.AuditAction.Command, Key, "desired"), cancellationToken).Translated();
            await Keep(desired.Value);
            await SendDesired(cancellationToken);
        }

        return State.Properties.ToContract();
    }

    private async Task SendDesired(CancellationToken cancellationToken)
    {
        if (!State.Properties.Pending.IsEmpty)
        {
            var order = new DeviceOrder(Key.Id, State.Gateway, Number: 0, Method: null, Writes: true, State.Properties.Difference(), State.Properties.Revision);
            var connection = State.Gateway is { } gateway ? await ConnectionOf(gateway, cancellationToken) : default;
            var delivery = await GrainFactory.DeviceLinks().Deliver(order, cancellationToken);
            _sending = new DesiredSending(Now, connection, delivery != Delivery.NotThere);
        }
    }

    /// <summary>A device behind a gateway is sent them once on each connection of that, however often it speaks; none of it is stored.</summary>
    /// <param name="anew">True when it is said to have come just now.</param>
    private async Task SendDesiredThrough(string gateway, bool anew, CancellationToken cancellationToken)
    {
        if (!State.Properties.Pending.IsEmpty
            && (anew || _sending is not { } sent || (!sent.Reached && sent.At + DesiredAgainAfter <= Now) || await ConnectionOf(gateway, cancellationToken) != sent.Connection))
        {
            await SendDesired(cancellationToken);
        }
    }

    private async Task<(Guid? Session, DateTimeOffset? BackSince)> ConnectionOf(string gateway, CancellationToken cancellationToken)
    {
        var reach = await GrainFactory.Device(gateway).GetReach(cancellationToken);
        return (reach.Session, reach.BackSince);
    }

    private Task Keep(PropertyState properties) =>
        properties == State.Properties ? Task.CompletedTask : Store(State with { Properties = properties }, change: null);

    /// <summary>How the desired properties were last sent; none of it is stored.</summary>
    /// <param name="Connection">Of its gateway, if it has one.</param>
    private sealed record DesiredSending(DateTimeOffset At, (Guid? Session, DateTimeOffset? BackSince) Connection, bool Reached);
}
