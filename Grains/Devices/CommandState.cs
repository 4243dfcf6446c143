namespace Twin.Devices;

/// <summary>One command of a device.</summary>
internal sealed record CommandState
{
    public required int Number { get; init; }

    /// <summary>The caller's own name for the request, if it gave one.</summary>
    public string? Key { get; init; }

    public required string Command { get; init; }

    public required string Method { get; init; }

    public bool Writes { get; init; }

    /// <summary>A flat JSON object in the hardware's names.</summary>
    public required string Values { get; init; }

    public required string By { get; init; }

    public CommandStatus Status { get; init; }

    public DateTimeOffset AcceptedAt { get; init; }

    public DateTimeOffset ExpiresAt { get; init; }

    public bool WaitsForDevice { get; init; }

    public TimeSpan Timeout { get; init; }

    public DateTimeOffset? SentAt { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>True when the device acknowledges by reporting the values.</summary>
    public bool Echoed { get; init; }

    public string? Reason { get; init; }

    public string? Answer { get; init; }

    public bool IsOpen => Status is CommandStatus.Accepted or CommandStatus.Sent;

    /// <summary>When it times out as it stands.</summary>
    public DateTimeOffset Due => SentAt is { } sent ? sent + Timeout : ExpiresAt;

    public CommandSnapshot ToSnapshot() =>
        new(Number, Command, Values, Status, By, AcceptedAt, ExpiresAt, SentAt, EndedAt, Reason, Answer, Key);
}
