using Twin.Simulation;

namespace Twin.Benchmarks.Searching;

/// <summary>A made-up district: communities of 10,000 people, five to a street. The same size gives the same district.</summary>
internal sealed class District
{
    /// <summary>Of a community's objects some 6 in 10 are people; the others are homes, rooms, buildings and grids.</summary>
    private const int ObjectsPerCommunity = 17_500;

    private const int PeoplePerCommunity = 10_000;
    private const string StreetCode = "500103002";

    public District(int objects)
    {
        var communities = Math.Max(1, (objects + ObjectsPerCommunity - 1) / ObjectsPerCommunity);
        var options = new CommunityOptions
        {
            Communities = communities,
            CommunitiesPerStreet = 5,
            Grids = 10,
            Buildings = 100,
            People = (int)Math.Min(PeoplePerCommunity, (long)objects * PeoplePerCommunity / ObjectsPerCommunity),
            Devices = 0,
        };
        Population = Community.Generate(options, new Credentials("benchmark", options.Seed));
    }

    public Community Population { get; }

    /// <summary>Areas of growing size.</summary>
    public IReadOnlyList<(string Name, string Area)> Scopes => [("one community", $"{StreetCode}001"), ("one street", StreetCode), ("everything", "500103")];
}
