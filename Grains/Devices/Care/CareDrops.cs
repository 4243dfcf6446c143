namespace Twin.Devices;

/// <summary>How often the connection was lost up to a look.</summary>
internal readonly record struct CareDrops(DateTimeOffset Until, int Count);
