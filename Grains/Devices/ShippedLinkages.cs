using System.Collections.Immutable;

namespace Twin.Devices;

/// <summary>What hazards together mean, as it ships; a place replaces a rule by one of the same id.</summary>
internal static class ShippedLinkages
{
    public static ImmutableArray<LinkageRule> All { get; } = ShippedData.Read<ImmutableArray<LinkageRule>>("linkages.json");
}
