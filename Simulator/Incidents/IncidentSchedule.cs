using System.Collections.Immutable;

namespace Twin.Simulation;

/// <summary>When which incidents begin.</summary>
/// <param name="Steps">By time.</param>
/// <param name="Every">How long a round is, after which the steps come again; null for one round only.</param>
public sealed record IncidentSchedule(ImmutableArray<IncidentStep> Steps, TimeSpan? Every)
{
    /// <summary>Reads <c>fire@30s,leak@60s/5m</c>: kinds with their times, and after a slash the length of a round that repeats. Empty is none.</summary>
    /// <exception cref="FormatException">The text says something else; the message says what was expected.</exception>
    public static IncidentSchedule Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var slash = text.LastIndexOf('/');
        var every = slash < 0 ? (TimeSpan?)null : ShortTime.Parse(text[(slash + 1)..]);
        var steps = (slash < 0 ? text : text[..slash])
            .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(ParseStep)
            .OrderBy(step => step.At)
            .ToImmutableArray();

        return every is { } round && (round <= TimeSpan.Zero || steps.Any(step => step.At >= round))
            ? throw new FormatException($"'{text}' repeats every {round}, which must be longer than the time of each incident.")
            : new IncidentSchedule(steps, every);
    }

    /// <summary>What begins after <paramref name="from"/> and not later than <paramref name="to"/>, counted from the start.</summary>
    public IEnumerable<IncidentStep> Between(TimeSpan from, TimeSpan to)
    {
        for (var round = RoundAt(from); round <= RoundAt(to); round++)
        {
            foreach (var step in Steps)
            {
                var at = (round * (Every ?? TimeSpan.Zero)) + step.At;
                if (at > from && at <= to)
                {
                    yield return step with { At = at };
                }
            }
        }
    }

    private long RoundAt(TimeSpan time) => Every is { } every ? (long)Math.Floor(time / every) : 0;

    private static IncidentStep ParseStep(string text)
    {
        var at = text.IndexOf('@', StringComparison.Ordinal);
        return at > 0 && !char.IsAsciiDigit(text[0]) && Enum.TryParse<IncidentKind>(text[..at], ignoreCase: true, out var kind)
            ? new IncidentStep(kind, ShortTime.Parse(text[(at + 1)..]))
            : throw new FormatException($"'{text}' is no incident: write fire, leak, overflow or silence, an @ and a time, such as fire@30s.");
    }
}
