using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CsCheck;

namespace Twin.Simulation.Population;

public sealed class CommunityTests
{
    private static readonly CommunityOptions Small = new() { Communities = 2, Grids = 3, Buildings = 5, People = 120, Devices = 60 };

    private static readonly Gen<CommunityOptions> AnyOptions =
        from seed in Gen.Int
        from communities in Gen.Int[1, 3]
        from grids in Gen.Int[1, 12]
        from buildings in Gen.Int[1, 20]
        from people in Gen.Int[0, 300]
        from devices in Gen.Int[0, 100]
        select new CommunityOptions
        {
            Seed = seed,
            Communities = communities,
            Grids = grids,
            Buildings = buildings,
            People = people,
            Devices = devices,
        };

    [Fact]
    public async Task Generate_gives_the_same_community_when_the_seed_is_the_same() =>
        Assert.Equal("c97729d48d4e407ee2f5827af1f9c277af3d58d19f884a547774eab79d8984d8", await Fingerprint(Small));

    [Fact]
    public async Task Generate_gives_another_community_when_the_seed_is_another() =>
        Assert.NotEqual(await Fingerprint(Small), await Fingerprint(Small with { Seed = 2 }));

    [Fact]
    public async Task Generate_gives_the_same_community_when_the_culture_is_another()
    {
        var expected = await Fingerprint(Small);
        var ours = CultureInfo.CurrentCulture;
        var other = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        other.NumberFormat.NegativeSign = "minus";
        other.NumberFormat.NumberDecimalSeparator = ",";
        other.DateTimeFormat.ShortDatePattern = "dd.MM.yy";
        try
        {
            CultureInfo.CurrentCulture = other;
            Assert.Equal(expected, await Fingerprint(Small));
        }
        finally
        {
            CultureInfo.CurrentCulture = ours;
        }
    }

    [Fact]
    public void Generate_makes_as_many_objects_as_asked_for() => AnyOptions.Sample(options =>
    {
        var community = Generate(options);
        Assert.Equal(options.Communities, community.Communities.Length);
        Assert.Equal(options.Communities * options.Grids, community.Grids.Length);
        Assert.Equal(options.Communities * options.Buildings, community.Buildings.Length);
        Assert.Equal(options.Communities * options.People, community.People.Length);
        Assert.Equal(options.Communities * options.Devices, community.Devices.Length);
    });

    [Fact]
    public void Lines_refer_only_to_what_an_earlier_line_made() => AnyOptions.Sample(options =>
    {
        var made = new HashSet<(Type, string)>();
        foreach (var line in Generate(options).Lines)
        {
            Assert.All(References(line), reference => Assert.Contains(reference, made));
            Assert.True(ObjectKey.IsValidId(line.Id));
            Assert.True(made.Add((line.GetType(), line.Id)), $"{line} comes twice");
        }
    });

    [Fact]
    public void Areas_have_their_parent_as_a_prefix() => AnyOptions.Sample(options =>
    {
        var community = Generate(options);
        Assert.All(community.Communities, place => Assert.Matches("^500103[0-9]{6}$", place.Id));
        Assert.All(community.Grids, grid => Assert.Matches($"^{grid.Community}[0-9]{{3}}$", grid.Id));
        Assert.All(community.Supervisors, account => Assert.Contains(community.Communities, place => place.Id == account.Areas.Single()));
    });

    [Fact]
    public void Homes_lie_inside_their_building() => AnyOptions.Sample(options =>
    {
        var community = Generate(options);
        var buildings = community.Buildings.ToDictionary(building => building.Id, StringComparer.Ordinal);
        Assert.All(community.Households, home =>
        {
            Assert.InRange(home.Unit, 1, buildings[home.Building].Units);
            Assert.InRange(home.Floor, 1, buildings[home.Building].Floors);
        });
    });

    [Fact]
    public void Secrets_differ_when_the_administrators_password_does()
    {
        var one = Generate(Small).Devices;
        var other = Community.Generate(Small, new Credentials("another password", Small.Seed)).Devices;
        Assert.Equal(one.Select(device => device.Id), other.Select(device => device.Id));
        Assert.Empty(one.Select(device => device.Secret).Intersect(other.Select(device => device.Secret), StringComparer.Ordinal));
    }

    private static Community Generate(CommunityOptions options) => Community.Generate(options, new Credentials("a password", options.Seed));

    private static async Task<string> Fingerprint(CommunityOptions options)
    {
        using var content = new NdjsonContent([.. Generate(options).Lines]);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(await content.ReadAsStringAsync())));
    }

    private static IEnumerable<(Type, string)> References(ImportLine line) => line switch
    {
        GridLine grid => [(typeof(CommunityLine), grid.Community)],
        AccountLine account => account.Areas.Select(area => (typeof(CommunityLine), area)),
        GridWorkerLine worker => worker.Grids.Select(grid => (typeof(GridLine), grid)),
        BuildingLine building => [(typeof(GridLine), building.Grid)],
        HouseholdLine household => [(typeof(BuildingLine), household.Building)],
        PersonLine person => [(typeof(HouseholdLine), person.Household)],
        DeviceLine device => References(device),
        _ => [],
    };

    private static IEnumerable<(Type, string)> References(DeviceLine device)
    {
        Assert.True(device.Building is null != device.Grid is null, $"{device.Id} stands in a building or in a grid");
        yield return device.Building is { } building ? (typeof(BuildingLine), building) : (typeof(GridLine), device.Grid!);
        if (device.Household is { } household)
        {
            yield return (typeof(HouseholdLine), household);
        }
    }
}
