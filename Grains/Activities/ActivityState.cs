using System.Collections.Immutable;
using Twin.Notices;
using Twin.Storage;

namespace Twin.Activities;

public sealed record ActivityState : TwinState
{
    public string Title { get; init; } = string.Empty;

    public string Text { get; init; } = string.Empty;

    public string Place { get; init; } = string.Empty;

    public Audience Audience { get; init; } = new(string.Empty, [], []);

    public string By { get; init; } = string.Empty;

    public DateTimeOffset StartsAt { get; init; }

    public DateTimeOffset EndsAt { get; init; }

    public DateTimeOffset SignUpUntil { get; init; }

    public int Capacity { get; init; }

    /// <summary>What is shown where it takes place.</summary>
    public string Code { get; init; } = string.Empty;

    public DateTimeOffset? CancelledAt { get; init; }

    public string? CancelReason { get; init; }

    /// <summary>In the order they signed up; those with a place before those who wait.</summary>
    public ImmutableArray<ActivityParticipant> Participants { get; init; } = [];

    public int Waiting => Participants.Count(static one => one.Status == ParticipantStatus.Waiting);

    public int Taken => Participants.Length - Waiting;

    public ActivityStatus StatusAt(DateTimeOffset now) =>
        CancelledAt is not null ? ActivityStatus.Cancelled : now < EndsAt ? ActivityStatus.Open : ActivityStatus.Over;

    public ActivityParticipant? Find(string? person) => Participants.FirstOrDefault(one => one.Person == person);
}
