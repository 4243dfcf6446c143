using System.Collections.Immutable;

namespace Twin.Simulation;

internal sealed class CommunityGenerator(CommunityOptions options, Credentials credentials)
{
    private const string Street = "500103";
    private const int WorkersPerGrid = 2;

    private static readonly string[] CommunityNames = ["领事巷", "枣子岚垭", "凤凰台", "白象街", "十八梯", "莲花池", "水市巷", "金马寺"];

    private readonly ImmutableArray<CommunityLine>.Builder _communities = ImmutableArray.CreateBuilder<CommunityLine>();
    private readonly ImmutableArray<GridLine>.Builder _grids = ImmutableArray.CreateBuilder<GridLine>();
    private readonly ImmutableArray<AccountLine>.Builder _supervisors = ImmutableArray.CreateBuilder<AccountLine>();
    private readonly ImmutableArray<GridWorkerLine>.Builder _workers = ImmutableArray.CreateBuilder<GridWorkerLine>();
    private readonly ImmutableArray<BuildingLine>.Builder _buildings = ImmutableArray.CreateBuilder<BuildingLine>();
    private readonly ImmutableArray<HouseholdLine>.Builder _households = ImmutableArray.CreateBuilder<HouseholdLine>();
    private readonly ImmutableArray<PersonLine>.Builder _people = ImmutableArray.CreateBuilder<PersonLine>();
    private readonly ImmutableArray<DeviceLine>.Builder _devices = ImmutableArray.CreateBuilder<DeviceLine>();
    private readonly PersonRegistry _registry = new(options.Seed);

    public Community Generate()
    {
        for (var number = 1; number <= options.Communities; number++)
        {
            Add(number);
        }

        return new Community(
            _communities.DrainToImmutable(),
            _grids.DrainToImmutable(),
            _supervisors.DrainToImmutable(),
            _workers.DrainToImmutable(),
            _buildings.DrainToImmutable(),
            _households.DrainToImmutable(),
            _people.DrainToImmutable(),
            _devices.DrainToImmutable());
    }

    private void Add(int number)
    {
        var code = $"{Street}{2 + ((number - 1) / options.CommunitiesPerStreet):D3}{1 + ((number - 1) % options.CommunitiesPerStreet):D3}";
        var round = (number - 1) / CommunityNames.Length;
        var name = CommunityNames[(number - 1) % CommunityNames.Length] + (round > 0 ? $"{round + 1}" : string.Empty);
        _communities.Add(new CommunityLine(code, $"{name}社区"));

        var supervisor = $"c{number}-supervisor";
        _supervisors.Add(new AccountLine(supervisor, "supervisor", [code], Secret(ObjectKind.Account, supervisor)));

        var grids = AddGrids(number, code);
        var homes = DrawHomes(number);
        var buildings = AddBuildings(number, grids, homes.Count);
        var households = AddHouseholds(number, buildings, homes);
        _devices.AddRange(new DeviceLayout(number, options.Devices, grids, buildings, households, Secret).Place());
    }

    private ImmutableArray<GridLine> AddGrids(int number, string community)
    {
        var first = _grids.Count;
        for (var grid = 1; grid <= options.Grids; grid++)
        {
            var code = $"{community}{grid:D3}";
            _grids.Add(new GridLine(code, $"第{ChineseNumber.Of(grid)}网格", community));
            for (var i = 1; i <= WorkersPerGrid; i++)
            {
                var id = $"c{number}-w{((grid - 1) * WorkersPerGrid) + i:D2}";
                var dice = new Dice(options.Seed, $"worker/{id}");
                var name = ChineseNames.Surname(dice) + ChineseNames.GivenName(dice, dice.Chance(0.5));
                _workers.Add(new GridWorkerLine(id, name, [code], OnDuty: true, UserName: id, Secret(ObjectKind.GridWorker, id)));
            }
        }

        return [.. _grids.Skip(first)];
    }

    private List<IReadOnlyList<Resident>> DrawHomes(int number)
    {
        var dice = new Dice(options.Seed, $"homes/{number}");
        var homes = new List<IReadOnlyList<Resident>>();
        for (var left = options.People; left > 0; left -= homes[^1].Count)
        {
            homes.Add(Home.Draw(dice, left));
        }

        return homes;
    }

    private ImmutableArray<BuildingLine> AddBuildings(int number, ImmutableArray<GridLine> grids, int homes)
    {
        const int doorsPerFloor = 2;
        var first = _buildings.Count;
        var most = (homes + options.Buildings - 1) / options.Buildings;
        for (var building = 1; building <= options.Buildings; building++)
        {
            var id = $"c{number}-b{building}";
            var units = new Dice(options.Seed, $"building/{id}").Between(1, 3);
            var floors = Math.Max(6, (most + (units * doorsPerFloor) - 1) / (units * doorsPerFloor));
            var grid = grids[(building - 1) * grids.Length / options.Buildings];
            _buildings.Add(new BuildingLine(id, $"{building}栋", grid.Id, units, floors));
        }

        return [.. _buildings.Skip(first)];
    }

    /// <summary>One home a building in turn; within a building one home a staircase in turn, from the ground up.</summary>
    private ImmutableArray<HouseholdLine> AddHouseholds(int number, ImmutableArray<BuildingLine> buildings, List<IReadOnlyList<Resident>> homes)
    {
        var first = _households.Count;
        for (var home = 0; home < homes.Count; home++)
        {
            var building = buildings[home % buildings.Length];
            var slot = home / buildings.Length;
            var unit = (slot % building.Units) + 1;
            var floor = (slot / building.Units / 2) + 1;
            var room = $"{floor}{(slot / building.Units % 2) + 1:D2}";
            var id = $"c{number}-h{(home % buildings.Length) + 1}-{unit}-{room}";
            _households.Add(new HouseholdLine(id, building.Id, unit, floor, room));
            AddPeople(number, id, homes[home]);
        }

        return [.. _households.Skip(first)];
    }

    private void AddPeople(int number, string household, IReadOnlyList<Resident> members)
    {
        var dice = new Dice(options.Seed, $"household/{household}");
        var migrant = dice.Chance(0.2);
        var lowIncome = dice.Chance(0.03);
        foreach (var member in members)
        {
            var id = $"c{number}-p{_people.Count + 1:D5}";
            _people.Add(_registry.Register(id, member, household, livesAlone: members.Count == 1, migrant, lowIncome));
        }
    }

    private string Secret(string kind, string id) => credentials.For(new ObjectKey(kind, id));
}
