namespace Twin.Devices;

/// <param name="Devices">1 to 50 ids.</param>
/// <param name="Rule">A rule on readings; this, an event rule or an absence rule.</param>
/// <param name="Event">A rule on events.</param>
/// <param name="Absence">A rule on a metric of which nothing comes.</param>
/// <param name="From">ISO 8601, inclusive; 30 days before <paramref name="To"/> when not given, at most 92.</param>
/// <param name="To">ISO 8601, exclusive; now when not given.</param>
internal sealed record RuleTrialBody(
    IReadOnlyList<string> Devices, AlarmRule? Rule = null, EventRule? Event = null, AbsenceRule? Absence = null, DateTimeOffset? From = null, DateTimeOffset? To = null);
