using System.Text.Json.Serialization;

namespace Twin.Devices;

/// <summary>The latest episode of one rule. Severity, hazard and place are those of the moment it was raised.</summary>
internal sealed record AlarmState
{
    public required string Rule { get; init; }

    public required int Episode { get; init; }

    public AlarmStatus Status { get; init; }

    public Severity Severity { get; init; }

    public string? Hazard { get; init; }

    /// <summary>Who was told of the hazard, and so must be told that it is over.</summary>
    public ObjectKey? Place { get; init; }

    public double Value { get; init; }

    public DateTimeOffset RaisedAt { get; init; }

    public DateTimeOffset? AcknowledgedAt { get; init; }

    public string? AcknowledgedBy { get; init; }

    public DateTimeOffset? ClearedAt { get; init; }

    /// <summary>The person whose feedback ended it; null when it ended by itself.</summary>
    public string? ClearedBy { get; init; }

    /// <summary>Set for an event: when it arrived, by our clock.</summary>
    public DateTimeOffset? ArrivedAt { get; init; }

    /// <summary>When it ends by itself; null for never.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>The device's time up to which all has been judged, where the end of the alarm does not tell.</summary>
    public DateTimeOffset? JudgedTo { get; init; }

    /// <summary>What the event said, for the case.</summary>
    public string? Note { get; init; }

    /// <summary>True when the case must not name a home.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool NamesNobody { get; init; }

    public bool IsOpen => Status != AlarmStatus.Cleared;

    /// <summary>What last raised or cleared it, by the device's time; what is not later cannot change it.</summary>
    public DateTimeOffset ChangedAt => JudgedTo ?? ClearedAt ?? RaisedAt;

    public AlarmSnapshot ToSnapshot() =>
        new(Rule, Episode, Status, Severity, Hazard, Value, RaisedAt, AcknowledgedAt, AcknowledgedBy, ClearedAt, ClearedBy);
}
