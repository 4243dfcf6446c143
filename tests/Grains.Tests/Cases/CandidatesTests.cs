using System.Collections.Immutable;
using Twin.Cases;

namespace Twin.Grains.Tests.Cases;

public class CandidatesTests
{
    /// <summary>A Wednesday, ten in the morning where the community is.</summary>
    private static readonly DateTimeOffset Now = new(2026, 5, 6, 2, 0, 0, TimeSpan.Zero);
    private static readonly ImmutableArray<WorkShift> Days = [new([1, 2, 3, 4, 5], new TimeOnly(8, 0), new TimeOnly(18, 0))];
    private static readonly ImmutableArray<WorkShift> Nights = [new([2], new TimeOnly(22, 0), new TimeOnly(11, 0))];

    [Fact]
    public void Rank_puts_the_skilled_before_the_idle_and_the_tried_last()
    {
        var loads = new Dictionary<string, int> { ["busy"] = 1 };
        var ranked = Team(Worker("idle", skilled: false), Worker("tried", skilled: true), Worker("busy", skilled: true, load: 4), Worker("off", skilled: true, reason: Presence.OffDuty))
            .Rank(["tried"], loads);

        Assert.Equal(["busy", "idle", "tried", "off"], ranked.Select(candidate => candidate.Worker));
        Assert.Equal((5, Presence.AskedInVain, Presence.OffDuty), (ranked[0].Load, ranked[2].Reason, ranked[3].Reason));
    }

    [Fact]
    public void Rank_takes_the_nearest_of_those_with_the_same_load()
    {
        var ranked = Team(
            Worker("anywhere", skilled: true), Worker("far", skilled: true, distance: 900), Worker("near", skilled: true, distance: 40), Worker("next-door", skilled: true, load: 1, distance: 5))
            .Rank([], new Dictionary<string, int>());

        Assert.Equal(["near", "far", "anywhere", "next-door"], ranked.Select(candidate => candidate.Worker));
        Assert.Equal(40, ranked[0].Distance);
    }

    [Fact]
    public void At_follows_duty_shifts_and_leave()
    {
        Assert.Equal(Presence.OffDuty, Presence.At(Now, onDuty: false, Days, []));
        Assert.Equal(Presence.OnDuty, Presence.At(Now, onDuty: true, [], []));
        Assert.Equal(Presence.OnDuty, Presence.At(Now, onDuty: true, Days, []));
        Assert.Equal(Presence.OutsideShift, Presence.At(Now + TimeSpan.FromHours(8), onDuty: true, Days, []));
        Assert.Equal(Presence.OutsideShift, Presence.At(Now + TimeSpan.FromDays(3), onDuty: true, Days, []));
        Assert.Equal(Presence.OnLeave, Presence.At(Now, onDuty: true, Days, [new WorkLeave(new DateOnly(2026, 5, 6), new DateOnly(2026, 5, 6))]));
    }

    [Fact]
    public void At_goes_over_midnight()
    {
        Assert.Equal(Presence.OnDuty, Presence.At(Now, onDuty: true, Nights, []));
        Assert.Equal(Presence.OutsideShift, Presence.At(Now + TimeSpan.FromHours(1), onDuty: true, Nights, []));
        Assert.Equal(Presence.OutsideShift, Presence.At(Now - TimeSpan.FromDays(1), onDuty: true, Nights, []));
    }

    private static Candidates Team(params ImmutableArray<KeyValuePair<string, WorkerAvailability>> workers) => new(workers, Array.Empty<string>().ToLookup(worker => worker));

    private static KeyValuePair<string, WorkerAvailability> Worker(string id, bool skilled, int load = 0, string reason = Presence.OnDuty, double? distance = null) =>
        KeyValuePair.Create(id, new WorkerAvailability(reason == Presence.OnDuty, load, id, skilled, Deputy: null, reason, distance));
}
