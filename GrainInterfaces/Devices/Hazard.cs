using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Twin.Devices;

/// <summary>An alarm as its device reports it to its place.</summary>
/// <param name="Device">The device's id.</param>
/// <param name="Rule">The rule that raised it.</param>
/// <param name="Episode">The episode of that rule on that device.</param>
/// <param name="Kind">Hazards of one kind at one place within a window are one incident.</param>
/// <param name="Cleared">False when it is raised, true when it is over.</param>
/// <param name="At">When it was raised or cleared, by the device's time.</param>
/// <param name="By">The person whose feedback ended it; null otherwise.</param>
/// <param name="Note">What more is known of it, for the case; never who lives there.</param>
/// <param name="Cameras">Devices whose pictures help.</param>
[GenerateSerializer, Immutable, Alias("twin.hazard")]
public sealed record Hazard(
    [property: Id(0)] string Device,
    [property: Id(1)] string Rule,
    [property: Id(2)] int Episode,
    [property: Id(3)] string Kind,
    [property: Id(4)] Severity Severity,
    [property: Id(5)] string? Household,
    [property: Id(6)] DateTimeOffset At,
    [property: Id(7)] bool Cleared,
    [property: Id(8)] string? By = null,
    [property: Id(9)] string? Note = null,
    [property: Id(10), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] ImmutableArray<string> Cameras = default)
{
    /// <summary>Names the episode for ever: <c>device|rule|episode</c>.</summary>
    public string EpisodeKey => $"{Device}|{Rule}|{Episode}";
}
