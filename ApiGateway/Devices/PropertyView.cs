using System.Text.Json;

namespace Twin.Devices;

/// <summary>What a device says it is set to, and what it should be set to.</summary>
/// <param name="Revision">Of the desired properties; also the ETag.</param>
/// <param name="Pending">Desired properties that are reported otherwise, or not at all.</param>
internal sealed record PropertyView(long Revision, JsonElement Reported, JsonElement Desired, IReadOnlyList<string> Pending)
{
    public static PropertyView Of(DeviceProperties properties) =>
        new(properties.Revision, JsonElement.Parse(properties.Reported), JsonElement.Parse(properties.Desired), properties.Pending);
}
