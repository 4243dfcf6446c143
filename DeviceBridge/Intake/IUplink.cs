using Twin.Devices.Dialects;
using Twin.Devices.Dialects.HomeAssistant;

namespace Twin.Devices.Intake;

/// <summary>The connection a message came in on.</summary>
internal interface IUplink
{
    /// <summary>Who is signed in on it; null for an outside broker, which speaks for every device.</summary>
    string? Device { get; }

    /// <summary>What has been announced on it.</summary>
    DiscoveredEntities Entities { get; }

    /// <summary>The hardware's name of a device, where it is no id.</summary>
    void Remember(string other, string name);

    /// <summary>Answers a message, if somebody listens for answers.</summary>
    void Answer(Downlink message);
}
