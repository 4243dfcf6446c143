namespace Twin.Devices;

/// <summary>A version of a mapping, counted from 1.</summary>
public sealed record SiteMappingVersion(int Version);
