using System.Text.Json;

namespace Twin.Devices;

/// <summary>What a device would be told.</summary>
/// <param name="Device">Which.</param>
/// <param name="Method">The hardware's name of the command; left out for desired properties.</param>
/// <param name="Values">A JSON object in the hardware's names; left out for none.</param>
/// <param name="Number">The command's number; 1 when left out.</param>
/// <param name="Writes">True when it sets properties.</param>
public sealed record SiteMappingOrderBody(string Device, string? Method = null, JsonElement? Values = null, int Number = 1, bool Writes = false);
