using System.Collections.Immutable;
using Orleans.Concurrency;
using Twin.Access;
using Twin.Objects;

namespace Twin.Devices;

/// <summary>
/// One piece of hardware: its attributes, live values, alarms and connection. Key: <c>device/{id}</c>.
/// </summary>
[Alias("twin.IDeviceGrain")]
public interface IDeviceGrain : IObjectGrain
{
    /// <summary>Creates the device or replaces its attributes; live values and alarms are kept. Repeating it changes nothing.</summary>
    /// <returns>The revision, or <c>Invalid</c> when the profile or the place is not known.</returns>
    [Alias("Upsert")]
    Task<Outcome<long>> Upsert(Caller caller, DeviceAttributes attributes, CancellationToken cancellationToken);

    [Alias("Get")]
    Task<Outcome<DeviceSnapshot>> Get(Caller caller, CancellationToken cancellationToken);

    /// <summary>
    /// The device as it was: its attributes by its changes, the newest values by then, and its alarms as far as the latest episode of each
    /// rule tells. Whether it was connected is not kept.
    /// </summary>
    /// <returns><c>NotFound</c> when it was not there yet, <c>Invalid</c> for a time to come.</returns>
    [Alias("GetAt"), AlwaysInterleave]
    Task<Outcome<DeviceSnapshot>> GetAt(Caller caller, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>
    /// Takes telemetry in, oldest first: appended to history, judged by the profile's rules, live at once.
    /// Returns when the readings and every alarm decision they led to are durable; a repeat has no second effect.
    /// </summary>
    /// <exception cref="StorageFaultException">Nothing is known to be stored; send it again.</exception>
    [Alias("Ingest")]
    Task<IngestOutcome> Ingest(ImmutableArray<Telemetry> telemetry, CancellationToken cancellationToken);

    /// <summary>As <see cref="Ingest"/>, from a gateway that speaks for the device.</summary>
    /// <param name="gateway">Who sent it.</param>
    /// <param name="status">What the gateway says of the device's connection; null for nothing.</param>
    /// <returns><c>NotItsGateway</c> unless the device names this gateway.</returns>
    [Alias("Relay")]
    Task<IngestOutcome> Relay(string gateway, ImmutableArray<Telemetry> telemetry, ConnectionStatus? status, CancellationToken cancellationToken);

    /// <summary>Checks a device's credential.</summary>
    /// <returns>False for an unknown device, a device without a credential, or a wrong secret: the three look alike.</returns>
    [Alias("Authenticate"), AlwaysInterleave]
    Task<bool> Authenticate(string secret, CancellationToken cancellationToken);

    /// <summary>True while this is the device's access token, or that of a device in the pool.</summary>
    /// <param name="hash">The token's keyed hash.</param>
    [Alias("HoldsToken"), AlwaysInterleave]
    Task<bool> HoldsToken(byte[] hash, CancellationToken cancellationToken);

    /// <summary>Gives the device a new secret, which is its access token as well; the old ones hold no longer and its connections end.</summary>
    /// <returns>The secret, told this once.</returns>
    [Alias("RotateCredential")]
    Task<Outcome<string>> RotateCredential(Caller caller, CancellationToken cancellationToken);

    /// <summary>The device has no secret and no token any more, and its connections end.</summary>
    [Alias("RevokeCredential")]
    Task<Outcome<long>> RevokeCredential(Caller caller, CancellationToken cancellationToken);

    /// <summary>Takes over the credential the device was given in the pool; it is about to be described.</summary>
    [Alias("Adopt")]
    Task Adopt(byte[] secretHash, byte[] tokenHash, CancellationToken cancellationToken);

    /// <summary>Checks a certificate whose key the device has shown to have.</summary>
    /// <param name="thumbprint">SHA-256 of it, in lower-case hexadecimal digits.</param>
    /// <param name="isVouchedFor">An authority that may name devices says that it is this one's. That will do unless the device's own record names a certificate.</param>
    /// <returns>False for an unknown device and for another certificate: the two look alike.</returns>
    [Alias("AuthenticateCertificate"), AlwaysInterleave]
    Task<bool> AuthenticateCertificate(string thumbprint, bool isVouchedFor, CancellationToken cancellationToken);

    /// <summary>Tells whether the hardware is connected now. Not stored: a restart of ours is no event in a device's life.</summary>
    /// <param name="connection">
    /// Which connection began or ended: the end of one that is not the newest is no news. Null when hardware says so itself.
    /// </param>
    /// <param name="lost">True when a connection ended without a goodbye. Hardware that connects for each message loses none.</param>
    /// <param name="through">The name of the listener of ours it is connected to; null when hardware says so itself.</param>
    [Alias("SetConnection")]
    Task SetConnection(ConnectionStatus status, Guid? connection, bool lost, string? through, CancellationToken cancellationToken);

    /// <summary>A person has seen the alarm of this rule: raised › acknowledged. It clears only by readings.</summary>
    [Alias("AcknowledgeAlarm")]
    Task<Outcome<long>> AcknowledgeAlarm(Caller caller, string rule, CancellationToken cancellationToken);

    /// <summary>Stored readings of one metric, raw or in buckets, oldest first.</summary>
    [Alias("GetHistory"), AlwaysInterleave]
    Task<Outcome<HistorySeries>> GetHistory(Caller caller, HistoryQuery query, CancellationToken cancellationToken);

    /// <summary>How well the device is, as of the last time it was looked at, and why.</summary>
    [Alias("GetHealth"), AlwaysInterleave]
    Task<Outcome<DeviceHealth>> GetHealth(Caller caller, CancellationToken cancellationToken);

    /// <summary>Tells the device to do something its profile knows. Returns when that is durable, and sent if the device is there.</summary>
    /// <returns>The command as it stands; <c>Invalid</c> names the parameter, <c>TooMany</c> when too many are under way.</returns>
    [Alias("SendCommand")]
    Task<Outcome<CommandSnapshot>> SendCommand(Caller caller, CommandRequest request, CancellationToken cancellationToken);

    /// <summary>The newest commands, newest first.</summary>
    [Alias("ListCommands")]
    Task<Outcome<ImmutableArray<CommandSnapshot>>> ListCommands(Caller caller, CancellationToken cancellationToken);

    /// <summary>Takes the device's word on a command; a repeat, or one on a command that has ended, changes nothing.</summary>
    /// <param name="gateway">Who speaks for it; null for itself.</param>
    [Alias("TakeReply")]
    Task<IngestOutcome> TakeReply(string? gateway, CommandReply reply, CancellationToken cancellationToken);

    /// <summary>The device listens now: it is sent what waits for it, and the desired properties it has not reported.</summary>
    /// <param name="through">The client id of the session at an outside broker through which it was heard; null at a listener of ours.</param>
    [Alias("Listen")]
    Task Listen(string? through, CancellationToken cancellationToken);

    /// <summary>
    /// The session at an outside broker whose client id is this device's id is connected, or not; likewise a listener of ours of that
    /// name. While it is not, the devices that are heard through it are not missed. A device of that id may be described or not.
    /// Harmless to repeat.
    /// </summary>
    [Alias("SetLink")]
    Task SetLink(bool connected, CancellationToken cancellationToken);

    /// <summary>Takes in what the device says it is set to.</summary>
    /// <param name="gateway">Who speaks for it; null for itself.</param>
    /// <param name="properties">A JSON merge patch of what it reported before.</param>
    [Alias("Report")]
    Task<IngestOutcome> Report(string? gateway, string properties, CancellationToken cancellationToken);

    /// <summary>Deletes what a sensor recorded by a consent, from a time on, up to but not at another. Harmless to repeat. For grains only.</summary>
    /// <param name="text">The consent; null for whichever it needs. A device that needs another, or none, keeps what it has.</param>
    [Alias("ForgetReadings")]
    Task ForgetReadings(string? text, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken);

    [Alias("GetProperties")]
    Task<Outcome<DeviceProperties>> GetProperties(Caller caller, CancellationToken cancellationToken);

    /// <summary>Changes what the device should be set to, and sends it what differs from what it reported.</summary>
    /// <param name="patch">A JSON merge patch (RFC 7396).</param>
    /// <param name="revision">What the caller has seen; <c>Stale</c> when it is not the present one.</param>
    [Alias("PatchDesired")]
    Task<Outcome<DeviceProperties>> PatchDesired(Caller caller, string patch, long revision, CancellationToken cancellationToken);

    /// <summary>
    /// Takes events in: kept, judged by the profile's event rules, and known again when they are repeated. Returns when the
    /// events and every alarm decision they led to are durable.
    /// </summary>
    /// <param name="gateway">Who speaks for the device; null for itself.</param>
    /// <exception cref="StorageFaultException">Nothing is known to be stored; send them again.</exception>
    [Alias("TakeEvents")]
    Task<IngestOutcome> TakeEvents(string? gateway, ImmutableArray<DeviceEvent> events, CancellationToken cancellationToken);

    /// <summary>Events, the newest first. Who passed a door is shown to those who may read of people, for a purpose.</summary>
    [Alias("ListEvents"), AlwaysInterleave]
    Task<Outcome<ImmutableArray<StoredEvent>>> ListEvents(Caller caller, EventQuery query, CancellationToken cancellationToken);

    /// <summary>Ends the alarms that a person's word can end, and tells their cases. A repeat changes nothing.</summary>
    /// <returns>The revision, or <c>Conflict</c> when the alarm named can only be ended by the device.</returns>
    [Alias("GiveFeedback")]
    Task<Outcome<long>> GiveFeedback(Caller caller, DeviceFeedback feedback, CancellationToken cancellationToken);

    /// <summary>Judges what the device has stored by a rule that is not in force; nothing is raised.</summary>
    [Alias("TryRule"), AlwaysInterleave]
    Task<Outcome<RuleTrialResult>> TryRule(Caller caller, RuleTrial trial, CancellationToken cancellationToken);

    /// <summary>The rules of the device or of its place have changed.</summary>
    [Alias("AdoptRules")]
    Task AdoptRules(CancellationToken cancellationToken);

    /// <summary>Looks whether the device has fallen silent. Nothing is stored unless it has.</summary>
    [Alias("CheckSilence")]
    Task CheckSilence(CancellationToken cancellationToken);

    /// <summary>It has spoken for a device behind it, so it is alive. For grains only.</summary>
    [Alias("Spoke")]
    Task Spoke(CancellationToken cancellationToken);

    /// <summary>What a device that is heard through this one asks before it calls itself silent.</summary>
    [Alias("GetReach"), AlwaysInterleave]
    Task<GatewayReach> GetReach(CancellationToken cancellationToken);
}
