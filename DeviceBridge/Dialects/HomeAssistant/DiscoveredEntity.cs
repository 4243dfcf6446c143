using System.Collections.Immutable;

namespace Twin.Devices.Dialects.HomeAssistant;

/// <summary>One value of a device as a discovery message describes it.</summary>
/// <param name="Device">The twin's id of the device.</param>
/// <param name="DeviceName">As the hardware calls it.</param>
/// <param name="Key">The name of its value.</param>
internal sealed record DiscoveredEntity(string Device, string DeviceName, string Key)
{
    public string? StateTopic { get; init; }

    /// <summary>Where the value lies in the JSON of the state topic; empty when the whole payload is the value.</summary>
    public ImmutableArray<string> Path { get; init; } = [];

    public string? AvailabilityTopic { get; init; }

    public string Available { get; init; } = "online";

    public string NotAvailable { get; init; } = "offline";

    public string? CommandTopic { get; init; }

    /// <summary>The words for 1 and 0 on the state topic.</summary>
    public (string On, string Off) State { get; init; } = ("ON", "OFF");

    /// <summary>The words for true and false on the command topic.</summary>
    public (string On, string Off) Command { get; init; } = ("ON", "OFF");
}
