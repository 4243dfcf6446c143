using Twin.Access;
using Twin.Fixtures;
using Twin.Grains.Tests.Devices;
using Twin.People;
using Twin.Places;
using Twin.Search;

namespace Twin.Grains.Tests.People;

/// <summary>Moving, growing older, dying: people and their homes, through real grains under a clock of our own.</summary>
public sealed class PersonLifeTests : IAsyncLifetime
{
    private static readonly DateOnly Today = MadeUp.Today;

    private DeviceCluster _cluster = null!;

    private IPersonGrain Person => _cluster.Grains.Person("p-1");

    public async ValueTask InitializeAsync()
    {
        _cluster = await DeviceCluster.Start();
        await AddHome("h-1", "101");
        await AddHome("h-2", "102");
    }

    public ValueTask DisposeAsync() => _cluster.DisposeAsync();

    [Fact]
    public async Task The_15_and_the_18_digit_form_of_an_id_are_the_same_person()
    {
        var number = MadeUp.IdNumber(new DateOnly(1949, 12, 31), 2);
        await Put(MadeUp.Person() with { IdNumber = number });
        var before = await Look();

        await Put(MadeUp.Person() with { IdNumber = number[..6] + number[8..17] });

        Assert.Equal(before.Revision, (await Look()).Revision);
        Assert.Equal((new DateOnly(1949, 12, 31), "2", 76), (before.Attributes.BirthDate, before.Attributes.Sex, before.Age));
        Assert.Equal(["elderly"], before.Labels);
    }

    [Fact]
    public async Task Sensitive_values_leave_masked()
    {
        await Put(MadeUp.Person() with
        {
            IdNumber = MadeUp.IdNumber(new DateOnly(1990, 1, 1), 1),
            Document = new PersonDocument("passport", "e12345678"),
            Phone = "13812345678",
            RegisteredAddress = "渝中区领事巷12号3栋2单元501",
            PresentAddress = "建设路8号5号楼1203",
        });

        var shown = (await Look()).Attributes;

        Assert.StartsWith("999999********", shown.IdNumber, StringComparison.Ordinal);
        Assert.Equal(
            ("*******78", "138****5678", "渝中区领事巷12号3栋***", "建设路8号5号楼***"),
            (shown.Document!.Number, shown.Phone, shown.RegisteredAddress, shown.PresentAddress));
    }

    [Fact]
    public async Task A_move_keeps_the_stay_before_and_both_homes_know()
    {
        await Put(MadeUp.Person() with { Household = "h-1", HouseholdSince = Today.AddDays(-30), Kinship = "0" });

        var moved = await Person.Move(Caller.System, new PersonMove("h-2", Today.AddDays(-1), "结婚", "1"), default);

        Assert.Null(moved.Refusal);
        var person = await Look();
        Assert.Equal(
            [new Stay("h-1", DeviceCluster.Grid, Today.AddDays(-30), Today.AddDays(-1), "结婚"), new Stay("h-2", DeviceCluster.Grid, Today.AddDays(-1))],
            person.Stays);
        Assert.Equal(("h-2", "1"), (person.Home, person.Attributes.Kinship));
        await Eventually.Async(async () => (await Home("h-2")).Members is [{ Person: "p-1", Kinship: "1" }], "the new home knows");
        var left = await Home("h-1");
        Assert.Equal((0, null), (left.Members.Length, left.Head));
        Assert.Equal([new FormerResident("p-1", Today.AddDays(-30), Today.AddDays(-1))], left.Former);
    }

    [Fact]
    public async Task Who_moves_away_is_kept_by_the_area_of_the_last_home()
    {
        await Put(MadeUp.Person() with { Household = "h-1" });

        await Person.Move(Caller.System, new PersonMove(Household: null, Reason: "回老家"), default);

        var person = await Look();
        Assert.Equal((null, DeviceCluster.Grid), (person.Home, person.Area));
        Assert.Equal((Today, "回老家"), (Assert.Single(person.Stays).To, person.Stays[0].Reason));
    }

    [Theory]
    [InlineData("h-9", 0, "household")]
    [InlineData("h-2", 1, "date")]
    [InlineData("h-2", -31, "date")]
    public async Task A_move_that_cannot_be_is_refused(string household, int days, string field)
    {
        await Put(MadeUp.Person() with { Household = "h-1", HouseholdSince = Today.AddDays(-30) });

        var refused = await Person.Move(Caller.System, new PersonMove(household, Today.AddDays(days)), default);

        Assert.Equal(field, refused.Refusal!.Field);
    }

    [Fact]
    public async Task A_repeated_move_changes_nothing()
    {
        await Put(MadeUp.Person() with { Household = "h-1", HouseholdSince = Today.AddDays(-30) });
        var first = await Person.Move(Caller.System, new PersonMove("h-2", Today), default);

        Assert.Equal(first.Value, (await Person.Move(Caller.System, new PersonMove("h-2", Today), default)).Value);
    }

    [Fact]
    public async Task Death_ends_stay_and_labels_and_can_be_taken_back()
    {
        var attributes = MadeUp.Person() with { Household = "h-1", HouseholdSince = Today.AddDays(-30), BirthDate = new DateOnly(1940, 1, 1), Labels = ["living-alone"] };
        await Put(attributes);
        await Eventually.Async(async () => (await Home("h-1")).Vulnerability is ["elderly", "living-alone"], "the home is vulnerable");

        Assert.Null((await Person.SetDeath(Caller.System, Today.AddDays(-1), default)).Refusal);

        var dead = await Look();
        Assert.Equal((null, 0, 86), (dead.Home, dead.Labels.Length, dead.Age));
        Assert.Equal(DeviceCluster.Grid, dead.Area);
        Assert.Equal((Today.AddDays(-1), "death"), (Assert.Single(dead.Stays).To, dead.Stays[0].Reason));
        await Eventually.Async(async () => (await Home("h-1")) is { Members: [], Vulnerability: [] }, "the home has nobody");
        Assert.Equal(Today.AddDays(-1), Assert.Single((await Home("h-1")).Former).Left);
        await Put(attributes);
        Assert.Equal((dead.Revision, dead.Attributes.DeathDate), ((await Look()).Revision, (await Look()).Attributes.DeathDate));
        Assert.Equal(RefusalReason.Conflict, (await Person.Move(Caller.System, new PersonMove("h-2"), default)).Refusal!.Reason);

        Assert.Null((await Person.SetDeath(Caller.System, date: null, default)).Refusal);

        Assert.Equal(["elderly", "living-alone"], (await Look()).Labels);
        await Eventually.Async(async () => (await Home("h-1")).Members.Length == 1, "the home has its member again");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(-31)]
    public async Task A_death_that_cannot_be_is_refused(int days)
    {
        await Put(MadeUp.Person() with { Household = "h-1", HouseholdSince = Today.AddDays(-30) });

        Assert.Equal("date", (await Person.SetDeath(Caller.System, Today.AddDays(days), default)).Refusal!.Field);
    }

    [Fact]
    public async Task A_birthday_makes_the_home_vulnerable_by_itself()
    {
        await Put(MadeUp.Person() with { Household = "h-1", BirthDate = new DateOnly(1966, 5, 3) });
        Assert.Empty((await Look()).Labels);

        _cluster.Clock.Advance(TimeSpan.FromDays(2));

        await Soon(async () => (await Home("h-1")).Vulnerability is ["elderly"], "the home knows of the birthday");
    }

    [Fact]
    public async Task Living_apart_from_the_registration_is_hinted_at_after_six_months()
    {
        await Put(MadeUp.Person() with { Household = "h-1", HouseholdSince = Today.AddMonths(-6).AddDays(2), RegisteredArea = "510105001" });
        Assert.Empty((await Look()).Hints);

        _cluster.Clock.Advance(TimeSpan.FromDays(2));

        await Soon(async () => await CardLabels() is ["separated"], "the card has the label");
        Assert.Equal(Separation.Hint, Assert.Single((await Look()).Hints).Hint);
    }

    [Fact]
    public async Task Who_lives_in_a_home_goes_with_it_to_another_area()
    {
        await Put(MadeUp.Person() with { Household = "h-1" });
        await Eventually.Async(async () => (await Home("h-1")).Members.Length == 1, "the home has its member");
        await _cluster.Grains.Building("b-3").Upsert(Caller.System, new BuildingAttributes("3栋", DeviceCluster.OtherGrid, Units: 2, Floors: 8), default);

        await AddHome("h-1", "101");

        await Eventually.Async(async () => (await Look()).Area == DeviceCluster.OtherGrid, "the person is in the other grid");
    }

    [Fact]
    public async Task A_home_that_is_let_says_by_whom_and_to_whom()
    {
        var rental = new Rental("p-9", "李强", "13812345678", ["p-1", "p-2"], Occupants: 3, Purpose: "living", HazardGrade: "minor", LastInspection: Today);
        var attributes = new HouseholdAttributes("b-3", Unit: 1, Floor: 1, "101", "rented", rental);
        var first = await _cluster.Grains.Household("h-1").Upsert(Caller.System, attributes, default);

        var again = await _cluster.Grains.Household("h-1").Upsert(Caller.System, attributes with { Rental = rental with { Tenants = ["p-1", "p-2"] } }, default);

        Assert.Equal(first.Value, again.Value);
        var home = await Home("h-1");
        Assert.Equal(("rented", "138****5678", 3), (home.Use, home.Rental!.LandlordPhone, home.Rental.Occupants));
        Assert.Equal(["p-1", "p-2"], home.Rental.Tenants);
    }

    private async Task AddHome(string id, string room) =>
        Assert.Null((await _cluster.Grains.Household(id).Upsert(Caller.System, new HouseholdAttributes("b-3", Unit: 1, Floor: 1, room), default)).Refusal);

    private async Task Put(PersonAttributes attributes) => Assert.Null((await Person.Upsert(Caller.System, attributes, default)).Refusal);

    private async Task<PersonSnapshot> Look() => (await Person.Get(Caller.System, default)).Value!;

    private async Task<HouseholdSnapshot> Home(string id) => (await _cluster.Grains.Household(id).Get(Caller.System, default)).Value!;

    /// <summary>Waits while the clock, and with it the sweep of what is due, runs a second at a look.</summary>
    private Task Soon(Func<Task<bool>> condition, string what) => Eventually.Async(
        async () =>
        {
            _cluster.Clock.Advance(TimeSpan.FromSeconds(1));
            return await condition();
        },
        what);

    private async Task<IReadOnlyList<string>> CardLabels()
    {
        var query = new CatalogQuery(new ObjectFilter { Kind = ObjectKind.Person });
        return (await _cluster.Grains.Catalog().List(Caller.System, query, default)).Value!.Items.Single().Labels;
    }
}
