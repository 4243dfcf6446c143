using System.Text.Json;

namespace Twin.Devices;

/// <summary>Something that happened at a device.</summary>
/// <param name="Number">Names it in a page.</param>
/// <param name="At">When, by the device's clock.</param>
/// <param name="Data">What is known of it.</param>
internal sealed record EventItem(long Number, DateTimeOffset At, string Type, JsonElement Data)
{
    public static EventItem Of(StoredEvent happened) => new(happened.Number, happened.At, happened.Type, JsonElement.Parse(happened.Data));
}
