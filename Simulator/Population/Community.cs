using System.Collections.Immutable;

namespace Twin.Simulation;

/// <summary>A synthetic community (or several): everything that an import of it says.</summary>
/// <param name="Supervisors">One account for each community.</param>
/// <param name="Workers">Two on duty in each grid, each with an account.</param>
public sealed record Community(
    ImmutableArray<CommunityLine> Communities,
    ImmutableArray<GridLine> Grids,
    ImmutableArray<AccountLine> Supervisors,
    ImmutableArray<GridWorkerLine> Workers,
    ImmutableArray<BuildingLine> Buildings,
    ImmutableArray<HouseholdLine> Households,
    ImmutableArray<PersonLine> People,
    ImmutableArray<DeviceLine> Devices)
{
    /// <summary>Every object, each after those it refers to.</summary>
    public IEnumerable<ImportLine> Lines =>
        [.. Communities, .. Grids, .. Supervisors, .. Workers, .. Buildings, .. Households, .. People, .. Devices];

    /// <summary>The same options and credentials give the same community, on every machine.</summary>
    public static Community Generate(CommunityOptions options, Credentials credentials)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(credentials);
        return new CommunityGenerator(options, credentials).Generate();
    }
}
