namespace Twin.Devices.Doors;

/// <summary>One credential at a door.</summary>
internal sealed record DoorCredential
{
    /// <summary>The door's device says when something has ended; this is for when it could not.</summary>
    private static readonly TimeSpan LookAgainAfter = TimeSpan.FromHours(1);

    /// <summary>Doubled with each attempt, to about a day.</summary>
    private static readonly TimeSpan FirstPause = TimeSpan.FromMinutes(1);
    private const int MaxDoublings = 10;

    public required int Number { get; init; }

    public required CredentialKind Kind { get; init; }

    public required string Reference { get; init; }

    public required string Person { get; init; }

    public required string Household { get; init; }

    public required DateTimeOffset From { get; init; }

    public DateTimeOffset? To { get; init; }

    public required string GrantedBy { get; init; }

    public DateTimeOffset? RevokedAt { get; init; }

    public string? Reason { get; init; }

    /// <summary>The last order of which the door's command book knows.</summary>
    public DoorOrder Ordered { get; init; }

    /// <summary>How often the same had been ordered before.</summary>
    public int Attempt { get; init; }

    public DoorAnswer AtDoor { get; init; }

    /// <summary>Why the door did not do what was ordered.</summary>
    public string? DoorFault { get; init; }

    /// <summary>When to look for the door's answer again, or to order it again.</summary>
    public DateTimeOffset? LookAt { get; init; }

    public CredentialStanding StandingAt(DateTimeOffset at) =>
        RevokedAt <= at ? CredentialStanding.Revoked
        : To <= at ? CredentialStanding.Expired
        : at < From ? CredentialStanding.NotYet
        : CredentialStanding.Valid;

    /// <summary>True when it will never hold again.</summary>
    public bool IsOver(DateTimeOffset now) => StandingAt(now) is CredentialStanding.Revoked or CredentialStanding.Expired;

    /// <summary>What the door is still to be told; <see cref="DoorOrder.None"/> for nothing.</summary>
    public DoorOrder Owed(DateTimeOffset now) =>
        IsOver(now) ? Ordered == DoorOrder.Remove && !(MustAgain && LookAt <= now) ? DoorOrder.None : DoorOrder.Remove
        : Ordered == DoorOrder.None ? DoorOrder.Add : DoorOrder.None;

    /// <summary>When something is next to be done about it; null for never.</summary>
    public DateTimeOffset? Due(DateTimeOffset now) =>
        Owed(now) != DoorOrder.None ? now
        : AtDoor == DoorAnswer.Told || MustAgain ? Sooner(LookAt, IsOver(now) ? null : To)
        : IsOver(now) ? null : To;

    /// <summary>As it is about to be ordered.</summary>
    public DoorCredential Ordering(DoorOrder order) => this with { Ordered = order, Attempt = order == Ordered ? Attempt + 1 : 0, DoorFault = null };

    /// <param name="isKnown">False when the door does not remember credentials.</param>
    public DoorCredential Told(bool isKnown, DateTimeOffset now) =>
        this with { AtDoor = isKnown ? DoorAnswer.Told : DoorAnswer.None, LookAt = isKnown ? now + LookAgainAfter : null };

    /// <param name="command">What was ordered as it stands; null when the door has forgotten it since.</param>
    public DoorCredential Answered(CommandSnapshot? command, DateTimeOffset now) => command?.Status switch
    {
        CommandStatus.Acknowledged => this with { AtDoor = DoorAnswer.Confirmed, LookAt = null },
        CommandStatus.Accepted or CommandStatus.Sent => LookAt > now ? this : this with { LookAt = now + LookAgainAfter },
        _ => this with { AtDoor = DoorAnswer.Failed, DoorFault = command?.Reason ?? "the answer is not known any more", LookAt = now + Pause },
    };

    private bool MustAgain => AtDoor == DoorAnswer.Failed && Ordered == DoorOrder.Remove;

    private TimeSpan Pause => FirstPause * (1 << Math.Min(Attempt, MaxDoublings));

    private static DateTimeOffset? Sooner(DateTimeOffset? one, DateTimeOffset? other) => other is null || one <= other ? one : other;

    /// <param name="named">False for those who may not read of people.</param>
    public AccessCredential ToSnapshot(DateTimeOffset now, bool named) => new(
        Number, Kind, named ? Reference : null, named ? Person : null, named ? Household : null, From, To, StandingAt(now), GrantedBy, RevokedAt, Reason,
        IsOver(now) && Ordered != DoorOrder.Remove ? DoorAnswer.None : AtDoor, DoorFault);
}
