using Twin.Devices.Dialects;
using Twin.Devices.Dialects.HomeAssistant;

namespace Twin.Devices.Intake;

/// <summary>Stands in for the connection a dead letter once came in on: nobody is there to be answered.</summary>
internal sealed class LetterUplink(string? device, DiscoveredEntities entities) : IUplink
{
    public string? Device => device;

    public DiscoveredEntities Entities => entities;

    public void Remember(string other, string name)
    {
    }

    public void Answer(Downlink message)
    {
    }
}
