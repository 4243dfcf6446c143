namespace Twin.Devices.Doors;

/// <summary>One credential at a door.</summary>
internal sealed record DoorCredential
{
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

    public CredentialStanding StandingAt(DateTimeOffset at) =>
        RevokedAt <= at ? CredentialStanding.Revoked
        : To <= at ? CredentialStanding.Expired
        : at < From ? CredentialStanding.NotYet
        : CredentialStanding.Valid;

    /// <summary>True when it will never hold again.</summary>
    public bool IsOver(DateTimeOffset now) => StandingAt(now) is CredentialStanding.Revoked or CredentialStanding.Expired;

    /// <summary>What the door is still to be told; <see cref="DoorOrder.None"/> for nothing.</summary>
    public DoorOrder Owed(DateTimeOffset now) =>
        IsOver(now) ? Ordered == DoorOrder.Remove ? DoorOrder.None : DoorOrder.Remove
        : Ordered == DoorOrder.None ? DoorOrder.Add : DoorOrder.None;

    /// <param name="named">False for those who may not read of people.</param>
    public AccessCredential ToSnapshot(DateTimeOffset now, bool named) => new(
        Number, Kind, named ? Reference : null, named ? Person : null, named ? Household : null, From, To, StandingAt(now), GrantedBy, RevokedAt, Reason);
}
