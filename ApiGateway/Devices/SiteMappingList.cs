namespace Twin.Devices;

/// <summary>The mappings in force.</summary>
public sealed record SiteMappingList(IReadOnlyList<SiteMapping> Items);
