using System.ComponentModel.DataAnnotations;

namespace Twin.Devices.Broker;

/// <summary>A part of what an outside broker has: one session, served by one bridge at a time.</summary>
public sealed class BrokerSlotOptions
{
    /// <summary>Names the session; never changed while messages wait in it.</summary>
    [Required]
    public string ClientId { get; set; } = string.Empty;

    /// <summary>What to subscribe to, without <c>$share</c>; filters of different slots have no topic in common.</summary>
    [MinLength(1)]
    public IList<string> TopicFilters { get; set; } = [];
}
