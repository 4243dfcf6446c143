using MQTTnet;
using Twin.Devices.Dialects.HomeAssistant;

namespace Twin.Devices.Dialects;

/// <summary>To whom an order goes.</summary>
/// <param name="Session">The device that is signed in: the order's own, or its gateway.</param>
/// <param name="Name">The order's device as the hardware calls it.</param>
/// <param name="Filters">What the session has subscribed to.</param>
internal sealed record Recipient(string Session, string Name, IReadOnlyList<string> Filters, DateTimeOffset Now)
{
    /// <summary>True when it is reached through an outside broker, which passes on what anybody says.</summary>
    public bool IsBroker { get; init; }

    /// <summary>What was announced on its connection; null for nothing.</summary>
    public DiscoveredEntities? Entities { get; init; }

    public bool Hears(string topic)
    {
        foreach (var filter in Filters)
        {
            if (MqttTopicFilterComparer.Compare(topic, filter) == MqttTopicFilterCompareResult.IsMatch)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The level of its filters that says of which product the device is, in dialects whose topics begin with that.</summary>
    /// <param name="before">How many levels stand before it; the device's own id follows it.</param>
    public IEnumerable<string> Products(int before) => Filters
        .Select(filter => filter.Split('/'))
        .Where(levels => levels.Length > before + 1 && levels[before + 1] == Session)
        .Select(levels => levels[before])
        .Distinct(StringComparer.Ordinal);
}
