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

    public bool IsOpen => Status != AlarmStatus.Cleared;

    /// <summary>The reading that last raised or cleared it; what is not later cannot change it.</summary>
    public DateTimeOffset ChangedAt => ClearedAt ?? RaisedAt;

    public AlarmSnapshot ToSnapshot() =>
        new(Rule, Episode, Status, Severity, Hazard, Value, RaisedAt, AcknowledgedAt, AcknowledgedBy, ClearedAt);
}
