using Twin.Devices.Dialects;
using Twin.Devices.Dialects.HomeAssistant;
using Twin.Devices.Intake;

namespace Twin.Fixtures;

/// <summary>A connection on which everybody may speak for everybody and nobody listens.</summary>
internal sealed class NobodysUplink(Routes routes) : IUplink
{
    public string? Device => null;

    public DiscoveredEntities Entities { get; } = new(routes, speaker: null, store: null);

    public void Remember(string other, string name)
    {
    }

    public void Answer(Downlink message)
    {
    }
}
