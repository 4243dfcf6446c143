using System.Collections.Concurrent;
using System.Collections.Immutable;
using Twin.Access;
using Twin.Devices;
using Twin.Exchange;
using Twin.Links;
using Twin.Objects;

namespace Twin.Fixtures;

/// <summary>A device's grain that knows the secret "secret-of-{id}".</summary>
public sealed class RecordingDevice(string id) : IDeviceGrain
{
    private int _running;

    public string Secret { get; } = $"secret-of-{id}";

    public bool Exists { get; set; } = true;

    /// <summary>Who speaks for it.</summary>
    public string? Gateway { get; set; }

    /// <summary>Taken in, in the order of the calls' ends.</summary>
    public ConcurrentQueue<Telemetry> Taken { get; } = new();

    /// <summary>What it was told of a session at a broker.</summary>
    public ConcurrentQueue<bool> Links { get; } = new();

    public ConcurrentQueue<ConnectionStatus> Connections { get; } = new();

    /// <summary>How many connections have ended without a goodbye.</summary>
    public int LostConnections { get; private set; }

    /// <summary>Thrown by every call while set.</summary>
    public Exception? Fault { get; set; }

    /// <summary>Calls of <see cref="Ingest"/> wait for it while set.</summary>
    public TaskCompletionSource? Hold { get; set; }

    /// <summary>A grain that does what this one only records.</summary>
    public IDeviceGrain? Behind { get; set; }

    /// <summary>What has been taken in is not answered before it ends, while set.</summary>
    public TaskCompletionSource? HoldAnswer { get; set; }

    public ImmutableArray<RejectedReading> Rejects { get; set; } = [];

    public int IngestCalls { get; private set; }

    public int AuthenticateCalls { get; private set; }

    /// <summary>Calls of <see cref="Ingest"/> under way.</summary>
    public int Running => Volatile.Read(ref _running);

    public async Task<IngestOutcome> Ingest(ImmutableArray<Telemetry> telemetry, CancellationToken cancellationToken)
    {
        IngestCalls++;
        Interlocked.Increment(ref _running);
        try
        {
            if (Hold is { } hold)
            {
                await hold.Task;
            }

            if (Fault is { } fault)
            {
                throw fault;
            }

            if (!Exists)
            {
                return IngestOutcome.UnknownDevice;
            }

            await (Behind?.Ingest(telemetry, cancellationToken) ?? Task.CompletedTask);
            foreach (var message in telemetry)
            {
                Taken.Enqueue(message);
            }

            await (HoldAnswer?.Task ?? Task.CompletedTask);

            return new IngestOutcome(IngestStatus.Accepted, Rejects);
        }
        finally
        {
            Interlocked.Decrement(ref _running);
        }
    }

    public Task<IngestOutcome> Relay(
        string gateway, ImmutableArray<Telemetry> telemetry, ConnectionStatus? status, CancellationToken cancellationToken)
    {
        if (gateway != Gateway)
        {
            return Task.FromResult(IngestOutcome.NotItsGateway);
        }

        if (status is { } told)
        {
            Connections.Enqueue(told);
        }

        return Ingest(telemetry, cancellationToken);
    }

    public Task<bool> Authenticate(string secret, CancellationToken cancellationToken)
    {
        AuthenticateCalls++;
        return Fault is { } fault ? throw fault : Task.FromResult(Exists && secret == Secret);
    }

    /// <summary>The thumbprint of the one certificate it may have; null for any that is vouched for.</summary>
    public string? Certificate { get; set; }

    public Task<bool> AuthenticateCertificate(string thumbprint, bool isVouchedFor, CancellationToken cancellationToken) =>
        Task.FromResult(Exists && (Certificate is null ? isVouchedFor : Certificate == thumbprint));

    public Task SetConnection(ConnectionStatus status, Guid? connection, bool lost, string? through, CancellationToken cancellationToken)
    {
        LostConnections += lost ? 1 : 0;
        Connections.Enqueue(status);
        return Task.CompletedTask;
    }

    public ConcurrentQueue<CommandReply> Replies { get; } = new();

    public ConcurrentQueue<string> Reported { get; } = new();

    public Task<IngestOutcome> TakeReply(string? gateway, CommandReply reply, CancellationToken cancellationToken)
    {
        Replies.Enqueue(reply);
        return Task.FromResult(IngestOutcome.Accepted);
    }

    public Task<IngestOutcome> Report(string? gateway, string properties, CancellationToken cancellationToken)
    {
        Reported.Enqueue(properties);
        return Task.FromResult(IngestOutcome.Accepted);
    }

    public ConcurrentQueue<DeviceEvent> Events { get; } = new();

    public Task<IngestOutcome> TakeEvents(string? gateway, ImmutableArray<DeviceEvent> events, CancellationToken cancellationToken)
    {
        foreach (var happened in events)
        {
            Events.Enqueue(happened);
        }

        return Task.FromResult(IngestOutcome.Accepted);
    }

    public Task<Outcome<ImmutableArray<StoredEvent>>> ListEvents(Caller caller, EventQuery query, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<Outcome<long>> GiveFeedback(Caller caller, DeviceFeedback feedback, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<Outcome<RuleTrialResult>> TryRule(Caller caller, RuleTrial trial, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task AdoptRules(CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task CheckSilence(CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task Spoke(CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<GatewayReach> GetReach(CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task Listen(string? through, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task SetLink(bool connected, CancellationToken cancellationToken)
    {
        Links.Enqueue(connected);
        return Task.CompletedTask;
    }

    public Task<Outcome<CommandSnapshot>> SendCommand(Caller caller, CommandRequest request, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<Outcome<ImmutableArray<CommandSnapshot>>> ListCommands(Caller caller, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<Outcome<DeviceProperties>> GetProperties(Caller caller, CancellationToken cancellationToken) => Task.FromResult<Outcome<DeviceProperties>>(new DeviceProperties(0, "{}", "{}", []));

    public Task<Outcome<DeviceProperties>> PatchDesired(Caller caller, string patch, long revision, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<Outcome<long>> Upsert(Caller caller, DeviceAttributes attributes, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task Relocate(CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task Repoint(string from, string to, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<bool> HoldsToken(byte[] hash, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<Outcome<string>> RotateCredential(Caller caller, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<Outcome<long>> RevokeCredential(Caller caller, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task Adopt(byte[] secretHash, byte[] tokenHash, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<Outcome<DeviceSnapshot>> Get(Caller caller, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<Outcome<long>> AcknowledgeAlarm(Caller caller, string rule, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<Outcome<DeviceSnapshot>> GetAt(Caller caller, DateTimeOffset at, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<Outcome<DeviceHealth>> GetHealth(Caller caller, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<Outcome<HistorySeries>> GetHistory(Caller caller, HistoryQuery query, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<Outcome<long>> Put(Caller caller, string attributes, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<Outcome<long>> Replace(Caller caller, string attributes, long revision, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<Outcome<long>> Check(Caller caller, Right right, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<Outcome<long>> Patch(Caller caller, string patch, long revision, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<Outcome<ObjectSnapshot>> Read(Caller caller, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<Outcome<ObjectSnapshot>> ReadOnce(Caller caller, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<Outcome<long>> Delete(Caller caller, long revision, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<Outcome<long>> Restore(Caller caller, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<Outcome<long>> AddLink(Caller caller, NewLink link, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<Outcome<long>> EndLink(Caller caller, string relation, ObjectKey to, DateOnly? day, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<Outcome<SourceOutcome>> TakeIn(Caller caller, SourceRow row, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<Outcome<FieldComparison>> Compare(Caller caller, string field, string value, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<Outcome<long>> Adopt(Caller caller, string source, string field, string value, long revision, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task Wake(CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task ForgetReadings(string? text, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task Forget(ObjectKey person, ImmutableArray<string> values, CancellationToken cancellationToken) => throw new NotSupportedException();
}
