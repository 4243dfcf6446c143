using Twin.Devices;

namespace Twin.Grains.Tests.Devices;

/// <summary>One rule of a profile that ships, fed with readings at chosen times.</summary>
internal sealed class RuleBench
{
    private static readonly DateTimeOffset Start = new(2026, 5, 1, 8, 0, 0, TimeSpan.Zero);

    private readonly LiveReadings _live;
    private AlarmBook _alarms = AlarmBook.Empty;
    private DateTimeOffset _at = Start;

    public RuleBench(string profile, string rule)
    {
        var compiled = new CompiledProfile(ShippedProfiles.Find(profile)!);
        Rule = compiled.Rules.Single(candidate => candidate.Id == rule);
        _live = new LiveReadings(compiled);
    }

    public AlarmRule Rule { get; }

    public AlarmState? Alarm => _alarms.Find(Rule.Id);

    public bool IsOpen => _alarms.IsOpen(Rule.Id);

    public RuleBench Feed(double value, int times = 1, double stepSeconds = 1)
    {
        for (var i = 0; i < times; i++)
        {
            _alarms = _live.Judge(new Telemetry(_at, [new Reading(Rule.Metric, value)]), _alarms);
            _at += TimeSpan.FromSeconds(stepSeconds);
        }

        return this;
    }

    /// <summary>Feeds a value until just before it has persisted.</summary>
    public RuleBench FeedAlmost(double value, Persistence persistence) => persistence.Seconds == 0
        ? Feed(value, persistence.Samples - 1)
        : Feed(value, persistence.Seconds);

    public RuleBench FeedEnough(double value, Persistence persistence) => FeedAlmost(value, persistence).Feed(value);
}
