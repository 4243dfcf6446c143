using System.Collections.Immutable;

namespace Twin.Places;

/// <summary>Hazards of one kind at one place, taken as one; it ends when its case is closed.</summary>
public sealed record Incident
{
    public required string Kind { get; init; }

    public required string CaseId { get; init; }

    public required Severity Severity { get; init; }

    public required DateTimeOffset Since { get; init; }

    /// <summary>When an alarm last joined or cleared; the window counts from here.</summary>
    public required DateTimeOffset LastAt { get; init; }

    /// <summary>Its alarms, by <c>device|rule</c>: true while they have not cleared.</summary>
    public ImmutableSortedDictionary<string, bool> Alarms { get; init; } = ImmutableSortedDictionary<string, bool>.Empty;

    public int Active => Alarms.Count(alarm => alarm.Value);

    public ImmutableArray<string> Devices => [.. Alarms.Keys.Select(name => name[..name.IndexOf('|', StringComparison.Ordinal)]).Distinct(StringComparer.Ordinal)];

    public IncidentSnapshot ToSnapshot() => new(Kind, CaseId, Severity, Devices, Active, Since);
}
