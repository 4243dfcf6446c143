using System.Collections.Immutable;
using Twin.Notices;

namespace Twin.Activities;

/// <summary>An activity as the caller sees it.</summary>
/// <param name="Taken">Places that are taken.</param>
/// <param name="Waiting">How many wait for one.</param>
/// <param name="Code">What those who are there sign in with; null to residents.</param>
/// <param name="Mine">How the caller's person stands; null for not at all, and to staff.</param>
/// <param name="Place">In words.</param>
/// <param name="Participants">In the order they signed up; empty to residents and to who may not read people or says no purpose.</param>
/// <param name="CancelReason">Why it does not take place.</param>
[GenerateSerializer, Immutable, Alias("twin.activity-snapshot")]
public sealed record ActivitySnapshot(
    [property: Id(0)] string Id,
    [property: Id(1)] string Title,
    [property: Id(2)] string Text,
    [property: Id(3)] string Place,
    [property: Id(4)] ActivityStatus Status,
    [property: Id(5)] Audience Audience,
    [property: Id(6)] DateTimeOffset StartsAt,
    [property: Id(7)] DateTimeOffset EndsAt,
    [property: Id(8)] DateTimeOffset SignUpUntil,
    [property: Id(9)] int Capacity,
    [property: Id(10)] int Taken,
    [property: Id(11)] int Waiting,
    [property: Id(12)] string? Code,
    [property: Id(13)] ActivityParticipant? Mine,
    [property: Id(14)] ImmutableArray<ActivityParticipant> Participants,
    [property: Id(15)] string? CancelReason,
    [property: Id(16)] long Revision);
