using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Twin.Devices;

/// <summary>
/// Rules of one device, or of all devices of a home, a building, an estate or a grid, in place of or beside those of their profiles.
/// The nearer set wins: device, home, building, estate, grid, profile.
/// </summary>
/// <param name="Rules">Each in place of the rule of the same id, or a further one; only where the device has the metric.</param>
/// <param name="Events">As <paramref name="Rules"/>, for events.</param>
/// <param name="Absences">As <paramref name="Rules"/>, for metrics of which nothing comes.</param>
/// <param name="Off">Rules that do not apply here.</param>
/// <param name="Linkages">Of a building, a grid or an estate: what several hazards together mean, in place of the ones that ship or beside them.</param>
/// <param name="AwayUntil">Nobody is at home until then; null when somebody is.</param>
[GenerateSerializer, Immutable, Alias("twin.rule-set")]
public sealed record RuleSet(
    [property: Id(0), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] ImmutableArray<AlarmRule> Rules = default,
    [property: Id(1), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] ImmutableArray<EventRule> Events = default,
    [property: Id(2), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] ImmutableArray<AbsenceRule> Absences = default,
    [property: Id(3), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] ImmutableSortedSet<string>? Off = null,
    [property: Id(4), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] ImmutableArray<LinkageRule> Linkages = default,
    [property: Id(5), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] DateTimeOffset? AwayUntil = null)
{
    /// <summary>A set without any rule.</summary>
    public static RuleSet Empty { get; } = new();
}
