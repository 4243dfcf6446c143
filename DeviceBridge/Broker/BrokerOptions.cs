using System.ComponentModel.DataAnnotations;

namespace Twin.Devices.Broker;

/// <summary>Configuration section <c>Twin:Mqtt:Broker</c>: an outside MQTT 5 broker whose devices the twin listens to.</summary>
public sealed class BrokerOptions
{
    private static readonly IReadOnlyList<string> AllDevices = ["twin/v1/+/telemetry", "twin/v1/+/event", "twin/v1/+/reported", "twin/v1/+/command/+/reply"];

    /// <summary>Its name or address. Default none: no broker.</summary>
    public string? Host { get; set; }

    /// <summary>Default 1883.</summary>
    [Range(1, 65_535)]
    public int Port { get; set; } = 1883;

    /// <summary>Encrypts the connection. Default false.</summary>
    public bool UseTls { get; set; }

    /// <summary>Names the session at the broker that keeps our messages while we are away, where there are no slots. Default twin-bridge.</summary>
    [Required]
    public string ClientId { get; set; } = "twin-bridge";

    /// <summary>Default none.</summary>
    public string? UserName { get; set; }

    /// <summary>Default none.</summary>
    public string? Password { get; set; }

    /// <summary>
    /// Parts of what the broker has, shared out among all bridges with the same settings: when one dies, the others take its slots
    /// over. All topics of a device belong into one slot. Default none: one slot of <see cref="ClientId"/> and <see cref="TopicFilters"/>.
    /// </summary>
    public IList<BrokerSlotOptions> Slots { get; set; } = [];

    /// <summary>What to subscribe to, without <c>$share</c>. Default (empty): everything of the Twin dialect.</summary>
    public IList<string> TopicFilters { get; set; } = [];

    /// <summary>Messages taken from the broker and not acknowledged yet. Default 1,000.</summary>
    [Range(1, 65_535)]
    public int ReceiveMaximum { get; set; } = 1_000;

    /// <summary>How long the broker keeps our session when we are away. Default 7 days.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "10000.00:00:00")]
    public TimeSpan SessionExpiry { get; set; } = TimeSpan.FromDays(7);

    /// <summary>How often the connection is checked. Default 30 s.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "12:00:00")]
    public TimeSpan KeepAlive { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>The first pause before connecting again; it doubles up to 30 times this. Default 1 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.01", "00:05:00")]
    public TimeSpan ReconnectDelay { get; set; } = TimeSpan.FromSeconds(1);

    internal IReadOnlyList<BrokerSlotOptions> AllSlots => Slots.Count > 0
        ? [.. Slots]
        : [new BrokerSlotOptions { ClientId = ClientId, TopicFilters = TopicFilters.Count > 0 ? TopicFilters : [.. AllDevices] }];

    internal bool HasGoodSlots =>
        Slots.All(static slot => slot.ClientId.Length > 0 && slot.TopicFilters.Count > 0) && Slots.DistinctBy(static slot => slot.ClientId, StringComparer.Ordinal).Count() == Slots.Count;
}
