using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Twin.Devices;

/// <summary>A device model: what it measures and what is judged an alarm.</summary>
/// <param name="Interval">How often it reports; silence is judged against it.</param>
/// <param name="Metrics">What it may report; other metrics are stored but not judged.</param>
/// <param name="Silence">What its silence means; null for <see cref="SilenceRule.Default"/>.</param>
/// <param name="Sources">Vendors' names for its metrics; a name that is not among them is a metric's own.</param>
/// <param name="Commands">What it can be told to do.</param>
/// <param name="Events">Which of its events are an alarm; all are kept.</param>
/// <param name="EventSources">Vendors' names for its events; an event that is not among them keeps its name.</param>
/// <param name="Absences">Metrics of which nothing coming is an alarm.</param>
[GenerateSerializer, Immutable, Alias("twin.device-profile")]
public sealed record DeviceProfile(
    [property: Id(0)] string Id,
    [property: Id(1)] string Name,
    [property: Id(2)] TimeSpan Interval,
    [property: Id(3)] ImmutableArray<MetricDefinition> Metrics,
    [property: Id(4)] ImmutableArray<AlarmRule> Rules,
    [property: Id(5)] SilenceRule? Silence = null,
    [property: Id(6), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] ImmutableArray<MetricSource> Sources = default,
    [property: Id(7), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] ImmutableArray<DeviceCommand> Commands = default,
    [property: Id(9), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] ImmutableArray<EventRule> Events = default,
    [property: Id(10), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] ImmutableArray<EventSource> EventSources = default,
    [property: Id(11), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] ImmutableArray<AbsenceRule> Absences = default)
{
    /// <summary>The consent text that everybody in the home must have agreed to before anything is recorded there; null when none is needed.</summary>
    [Id(8), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public string? Consent { get; init; }

    /// <summary>True for a device that gives pictures: it stands in the register of video devices, any other in that of sensors.</summary>
    [Id(12), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Video { get; init; }
}
