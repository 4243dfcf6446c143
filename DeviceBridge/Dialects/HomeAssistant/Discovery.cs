using System.Collections.Immutable;

namespace Twin.Devices.Dialects.HomeAssistant;

/// <summary>A discovery message.</summary>
/// <param name="Topic">Names what is announced; announced again it takes the place of the former.</param>
/// <param name="Payload">As it came; empty when what was announced is gone.</param>
internal sealed record Discovery(string Topic, string Payload, ImmutableArray<DiscoveredEntity> Entities);
