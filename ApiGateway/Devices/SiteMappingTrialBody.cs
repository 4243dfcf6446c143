namespace Twin.Devices;

/// <summary>A mapping and a message to try it with.</summary>
/// <param name="Topic">Of the message; left out, the script is only checked.</param>
/// <param name="Payload">The message as text.</param>
/// <param name="PayloadBase64">The message, where it is no text.</param>
/// <param name="Device">Who would have sent it; left out for an outside broker.</param>
/// <param name="Order">What a device would be told, instead of a message.</param>
public sealed record SiteMappingTrialBody(
    MappingDefinition Mapping, string? Topic = null, string? Payload = null, string? PayloadBase64 = null, string? Device = null, SiteMappingOrderBody? Order = null);
