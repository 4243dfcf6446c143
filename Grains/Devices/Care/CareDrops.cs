namespace Twin.Devices;

/// <summary>How often the connection was lost up to a look.</summary>
internal sealed record CareDrops(DateTimeOffset Until, int Count);
