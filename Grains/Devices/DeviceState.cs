using System.Collections.Immutable;
using Twin.Objects;

namespace Twin.Devices;

/// <summary>What of a device is stored: its attributes, its alarms, and its values as of the last write.</summary>
internal sealed record DeviceState : ObjectState
{
    public string? Name { get; init; }

    public string Profile { get; init; } = string.Empty;

    public string ProfileName { get; init; } = string.Empty;

    public string? Building { get; init; }

    /// <summary>The grid it stands in when it is in no building.</summary>
    public string? Grid { get; init; }

    public string? Household { get; init; }

    /// <summary>The device that speaks for it, if any.</summary>
    public string? Gateway { get; init; }

    /// <summary>The session at an outside broker through which it was heard last; null for a listener of ours.</summary>
    public string? Link { get; init; }

    /// <summary>The code of the grid it lies in, its building's if it is in one.</summary>
    public string? Area { get; init; }

    /// <summary>The keyed hash of its credential.</summary>
    public byte[]? SecretHash { get; init; }

    /// <summary>The keyed hash of its access token.</summary>
    public byte[]? TokenHash { get; init; }

    /// <summary>The texts that everybody in its home has consented to.</summary>
    public ImmutableArray<string> Consents { get; init; } = [];

    /// <summary>Rules of the device and its place, merged; null when there are none.</summary>
    public RuleSet? Rules { get; init; }

    /// <summary>The thumbprint of the one certificate it signs in with, in lower-case hexadecimal digits.</summary>
    public string? Certificate { get; init; }

    public AlarmBook Alarms { get; init; } = AlarmBook.Empty;

    public Silence Silence { get; init; } = new();

    public CareState Care { get; init; } = CareState.New;

    public CommandBook Commands { get; init; } = CommandBook.Empty;

    public PropertyState Properties { get; init; } = PropertyState.None;

    public DateTimeOffset? LastSeen { get; init; }

    public ImmutableArray<StoredValue> Values { get; init; } = [];

    protected internal override bool HasAttributes => Profile.Length > 0;

    public ObjectKey? Place =>
        Building is not null ? new ObjectKey(ObjectKind.Building, Building)
        : Grid is not null ? new ObjectKey(ObjectKind.Grid, Grid)
        : null;

    public DeviceCondition Condition => ConditionOf(Alarms, Silence.Shown);

    /// <summary>The worst that is open; a fault of the device itself only warns.</summary>
    public static DeviceCondition ConditionOf(AlarmBook alarms, bool silent) =>
        alarms.Latest.Any(alarm => alarm is { IsOpen: true, Hazard: not null } && !CareRule.Ids.Contains(alarm.Rule)) ? DeviceCondition.Alarm
        : alarms.Latest.Any(alarm => alarm.IsOpen) ? DeviceCondition.Warning
        : silent ? DeviceCondition.Silent
        : DeviceCondition.Normal;

    public DeviceSnapshot ToSnapshot(string id, ConnectionStatus connection, LiveReadings live) => new(
        id,
        Name ?? id,
        Profile,
        Building,
        Area,
        Household,
        Area,
        Condition,
        connection,
        live.LastSeen,
        live.Values(),
        [.. Alarms.Latest.Select(alarm => alarm.ToSnapshot())],
        Revision);
}
