using System.Collections.Immutable;
using CsCheck;
using Twin.Devices;

namespace Twin.Grains.Tests.Devices;

/// <summary>What must hold for any stream of readings: late ones, repeats and restarts make no alarm and end none.</summary>
public class ReadingStreamTests
{
    private static readonly DateTimeOffset Start = new(2026, 5, 1, 8, 0, 0, TimeSpan.Zero);

    private static readonly CompiledProfile Profile = new(new DeviceProfile(
        "test",
        "Test",
        TimeSpan.FromMinutes(1),
        [new MetricDefinition("a", "A", null, null, null), new MetricDefinition("b", "B", null, null, null)],
        [
            Rule("a-at-once", "a", new Persistence(), new Persistence(2)),
            Rule("a-in-samples", "a", new Persistence(3), new Persistence(2)),
            Rule("b-in-seconds", "b", new Persistence(1, 30), new Persistence(1, 20)),
            Rule("a-in-change", "a", new Persistence(), new Persistence(2)) with { Per = TimeSpan.FromSeconds(5) },
            Rule("b-in-hours", "b", new Persistence(2), new Persistence()) with { Schedule = new RuleSchedule(new TimeOnly(16, 2), new TimeOnly(16, 5)) },
        ]));

    /// <summary>Messages in the order of the device's time; values low, between the levels, or high.</summary>
    private static readonly Gen<ImmutableArray<Telemetry>> Streams =
        Gen.Select(Gen.Int[1, 20], Gen.Int[0, 2], Gen.Int[0, 3]).Array[1, 50].Select(steps =>
        {
            var at = Start;
            return steps.Select(step =>
            {
                at += TimeSpan.FromSeconds(step.Item1);
                Reading a = new("a", step.Item2 * 5);
                return step.Item3 switch
                {
                    0 => new Telemetry(at, [a]),
                    var b => new Telemetry(at, [a, new Reading("b", (b - 1) * 5)]),
                };
            }).ToImmutableArray();
        });

    [Fact]
    public void Judge_changes_nothing_when_readings_are_late_or_repeated() =>
        Gen.Select(Streams, Gen.Int[0, 10_000].Array[50]).Sample((stream, picks) =>
        {
            var clean = new Device();
            var disturbed = new Device();
            for (var i = 0; i < stream.Length; i++)
            {
                clean.Take(stream[i]);
                disturbed.Take(stream[i]);
                disturbed.Take(stream[picks[i] % (i + 1)]);
                disturbed.Take(new Telemetry(Start, [.. stream[i].Readings.Select(reading => reading with { Value = picks[i] % 11 })]));
                Assert.Equal(clean.Alarms.Latest.ToArray(), disturbed.Alarms.Latest.ToArray());
            }
        });

    [Fact]
    public void Judge_counts_episodes_by_one_and_clears_none_before_it_is_raised() => Streams.Sample(stream =>
    {
        var device = new Device();
        foreach (var message in stream)
        {
            var before = device.Alarms;
            device.Take(message);
            foreach (var alarm in device.Alarms.ChangedSince(before))
            {
                var last = before.Find(alarm.Rule);
                Assert.Equal(alarm.IsOpen, last is not { IsOpen: true });
                Assert.Equal(alarm.IsOpen ? (last?.Episode ?? 0) + 1 : last!.Episode, alarm.Episode);
                Assert.Equal(message.At, alarm.ChangedAt);
                Assert.True(alarm.ClearedAt is not { } cleared || cleared > alarm.RaisedAt);
            }
        }
    });

    [Fact]
    public void Rebuild_finds_the_same_alarms_when_the_device_comes_up_at_any_moment() =>
        Gen.Select(Streams, Gen.Int[0, 10_000]).Sample((stream, pick) =>
        {
            var steady = new Device();
            var restarted = new Device();
            var restart = pick % stream.Length;
            for (var i = 0; i < stream.Length; i++)
            {
                steady.Take(stream[i]);
                restarted.Take(stream[i]);
                if (i == restart)
                {
                    restarted.Restart(stream[..(i + 1)]);
                }

                Assert.Equal(steady.Alarms.Latest.ToArray(), restarted.Alarms.Latest.ToArray());
                Assert.Equal(steady.Live.Values().ToArray(), restarted.Live.Values().ToArray());
            }
        });

    [Fact]
    public void Rebuild_finds_the_same_alarms_when_readings_came_late_and_again() =>
        Gen.Select(Streams, Gen.Int[0, 10_000].Array[50], Gen.Int[0, 10_000]).Sample((stream, picks, pick) =>
        {
            var steady = new Device();
            var restarted = new Device();
            var restart = pick % stream.Length;
            for (var i = 0; i < stream.Length; i++)
            {
                foreach (var message in (Telemetry[])[stream[i], stream[picks[i] % (i + 1)], LateOf(stream[i], picks[i])])
                {
                    steady.Take(message);
                    restarted.Take(message);
                }

                if (i == restart)
                {
                    restarted.Restart();
                }

                Assert.Equal(steady.Alarms.Latest.ToArray(), restarted.Alarms.Latest.ToArray());
                Assert.Equal(steady.Live.Values().ToArray(), restarted.Live.Values().ToArray());
            }
        });

    [Fact]
    public void Rebuild_makes_the_decision_that_a_crash_left_between_history_and_state() =>
        Gen.Select(Streams, Gen.Int[0, 10_000]).Sample((stream, pick) =>
        {
            var steady = new Device();
            var crashed = new Device();
            var crash = pick % stream.Length;
            for (var i = 0; i < stream.Length; i++)
            {
                steady.Take(stream[i]);
                if (i == crash)
                {
                    crashed.Restart(stream[..(i + 1)]);
                }

                // After the crash the device sends the message again.
                crashed.Take(stream[i]);
                Assert.Equal(steady.Alarms.Latest.ToArray(), crashed.Alarms.Latest.ToArray());
            }
        });

    [Fact]
    public void Rebuild_starts_no_episode_when_history_holds_readings_that_came_late()
    {
        var device = new Device();
        device.Take(Message(10, 0));
        device.Take(Message(20, 0));
        device.Take(Message(15, 10));
        Assert.Empty(device.Alarms.Latest);

        device.Restart();

        Assert.Empty(device.Alarms.Latest);
    }

    [Fact]
    public void Rebuild_does_not_count_a_reading_that_came_late()
    {
        var device = new Device(new CompiledProfile(Profile.Profile with { Rules = [Rule("a-in-samples", "a", new Persistence(3), new Persistence(2))] }));
        device.Take(Message(10, 10));
        device.Take(Message(20, 10));
        device.Take(Message(15, 10));

        device.Restart();
        Assert.Empty(device.Alarms.Latest);

        device.Take(Message(25, 10));
        Assert.Equal(Start.AddSeconds(25), device.Alarms.Find("a-in-samples")!.RaisedAt);
    }

    [Fact]
    public void NextDecision_ends_a_stretch_with_every_message_that_changes_an_alarm() => Streams.Sample(stream =>
    {
        var device = new Device();
        for (var start = 0; start < stream.Length;)
        {
            var end = device.Live.NextDecision(stream, start, device.Alarms);
            Assert.InRange(end, start + 1, stream.Length);
            for (var before = device.Alarms; start < end; start++)
            {
                Assert.Same(before, device.Alarms);
                device.Take(stream[start]);
            }
        }
    });

    [Fact]
    public void Judge_goes_by_the_devices_own_time_when_its_clock_is_years_behind()
    {
        var device = new Device();
        device.Take(new Telemetry(DateTimeOffset.UnixEpoch, [new Reading("b", 10)]));
        Assert.Empty(device.Alarms.Latest);

        device.Take(new Telemetry(DateTimeOffset.UnixEpoch.AddSeconds(30), [new Reading("b", 10)]));

        Assert.Equal(DateTimeOffset.UnixEpoch.AddSeconds(30), device.Alarms.Find("b-in-seconds")!.RaisedAt);
    }

    [Fact]
    public void For_keeps_values_and_runs_when_the_profile_gains_a_rule()
    {
        var device = new Device();
        device.Take(Message(0, 10));
        device.Take(Message(1, 10));
        var gained = new CompiledProfile(Profile.Profile with { Rules = Profile.Rules.Insert(0, Rule("new", "b", new Persistence(), new Persistence())) });

        device.Live = device.Live.For(gained);
        device.Take(Message(2, 10));

        Assert.True(device.Alarms.IsOpen("a-in-samples"));
    }

    /// <summary>A message between others, with some of the readings of one of them.</summary>
    private static Telemetry LateOf(Telemetry message, int pick) =>
        new(message.At.AddMilliseconds(-1 - (pick % 20_000)), [.. message.Readings.Select(reading => reading with { Value = pick % 3 * 5 })]);

    private static Telemetry Message(int seconds, double value) => new(Start.AddSeconds(seconds), [new Reading("a", value)]);

    private static AlarmRule Rule(string id, string metric, Persistence raise, Persistence clear) =>
        new(id, id, metric, new Level(AtOrAbove: 10), new Level(AtOrBelow: 0), raise, clear, Severity.Minor, Hazard: null);

    private sealed class Device(CompiledProfile profile)
    {
        private readonly List<Telemetry> _history = [];

        public Device()
            : this(Profile)
        {
        }

        public LiveReadings Live { get; set; } = new(profile);

        public AlarmBook Alarms { get; private set; } = AlarmBook.Empty;

        public void Take(Telemetry message)
        {
            message = Live.MarkLate([message])[0];
            if (!_history.Exists(kept => kept.At == message.At && kept.Readings.SequenceEqual(message.Readings)))
            {
                _history.Add(message);
            }

            Alarms = Live.Judge(message, Alarms);
        }

        public void Restart() => Restart([.. _history.OrderBy(message => message.At)]);

        public void Restart(ImmutableArray<Telemetry> history) =>
            (Live, Alarms) = LiveReadings.Rebuild(profile, new DeviceState { Alarms = Alarms }, history, Start);
    }
}
