namespace Twin.Activities;

/// <summary>Somebody who takes part, or would like to.</summary>
/// <param name="Since">When the person signed up.</param>
[GenerateSerializer, Immutable, Alias("twin.activity-participant")]
public sealed record ActivityParticipant(
    [property: Id(0)] string Person,
    [property: Id(1)] ParticipantStatus Status,
    [property: Id(2)] DateTimeOffset Since);
