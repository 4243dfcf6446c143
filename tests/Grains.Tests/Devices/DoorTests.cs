using System.Collections.Immutable;
using Twin.Access;
using Twin.Devices;
using Twin.Fixtures;
using Twin.People;
using Twin.Search;

namespace Twin.Grains.Tests.Devices;

/// <summary>Who is let in at a door, until they live there no longer.</summary>
public sealed class DoorTests : IAsyncLifetime
{
    private readonly HearingLink _bridge = new();
    private DeviceCluster _twin = null!;

    public async ValueTask InitializeAsync()
    {
        _twin = await DeviceCluster.Start();
        await _twin.Create("door", "door-access");
        await Home("h-1", "501");
        await Resident("p-1", "h-1");
    }

    public ValueTask DisposeAsync() => _twin.DisposeAsync();

    [Fact]
    public async Task Moving_out_takes_the_credential_back_and_tells_the_door_once_whatever_fails_on_the_way()
    {
        Assert.Equal(CredentialStanding.Valid, (await Grant("p-1", "8001")).Value!.Standing);
        await Eventually.Async(async () => await Told() is ["add-credential"], "the door is told of the credential");

        _twin.Faults.Door = true;
        Assert.Null((await _twin.Grains.Person("p-1").Move(Caller.System, new PersonMove(Household: null, Date: null, Kinship: null, Reason: null), default)).Refusal);
        await _twin.Restart(TimeSpan.FromMinutes(1));
        Assert.Equal(CredentialStanding.Valid, (await Held()).Standing);
        _twin.Faults.Door = false;
        _twin.Faults.State = true;
        await Swept(async () => (await Held()).Standing == CredentialStanding.Revoked, "the credential is taken back");
        await _twin.Restart(TimeSpan.FromMinutes(1));
        _twin.Faults.State = false;

        await Swept(async () => (await Told()).Contains("remove-credential"), "the door is told");
        await _twin.Grains.Door("door").Leave("h-1", "p-1", default);
        await _twin.Grains.Door("door").Wake(default);
        Assert.Equal(["add-credential", "remove-credential"], await Told());
        Assert.Equal("left", (await Held()).Reason);
    }

    [Fact]
    public async Task Death_ends_it_and_so_does_its_time()
    {
        await Resident("p-2", "h-1");
        await Grant("p-1", "8001");
        await Grant("p-2", "8002", to: _twin.Now.AddHours(1));
        Assert.Null((await _twin.Grains.Person("p-1").SetDeath(Caller.System, new DateOnly(2026, 5, 1), default)).Refusal);

        await Eventually.Async(async () => (await Held(1)).Standing == CredentialStanding.Revoked, "the credential of the dead is taken back");
        Assert.Equal(CredentialStanding.Valid, (await Held(2)).Standing);
        _twin.Clock.Advance(TimeSpan.FromHours(2));
        await Swept(async () => (await Told()).Count(told => told == "remove-credential") == 2, "the door is told that the time is over");
        Assert.Equal(CredentialStanding.Expired, (await Held(2)).Standing);
    }

    [Fact]
    public async Task Door_that_does_not_forget_a_credential_is_told_again_and_that_is_seen()
    {
        await Listen();
        Assert.Equal(DoorAnswer.None, (await Grant("p-1", "8001")).Value!.AtDoor);
        await Swept(async () => (await Held()).AtDoor == DoorAnswer.Told, "the door is told of the credential");
        await Answer(1, done: false);
        await Swept(async () => await Held() is { AtDoor: DoorAnswer.Failed, DoorFault: not null }, "the door has refused it");

        await _twin.Grains.Door("door").Revoke(Caller.System, 1, default);
        await Swept(async () => await Held() is { AtDoor: DoorAnswer.Told, DoorFault: null } && (await Told()).Count == 2, "the door is told to forget it all the same");
        await Answer(2, done: false);
        await Swept(async () => (await Held()).AtDoor == DoorAnswer.Failed, "the door has not forgotten it");
        await Pass(TimeSpan.FromMinutes(2));
        await Swept(async () => (await Told()).Count == 3, "the door is told again");
        await Pass(TimeSpan.FromMinutes(1));
        await Swept(async () => (await Held()).AtDoor == DoorAnswer.Failed, "the door has not answered in time");
        await Pass(TimeSpan.FromMinutes(3));
        await Swept(async () => (await Told()).Count == 4, "the door is told once more");
        await Answer(4, done: true);
        await Swept(async () => await Held() is { AtDoor: DoorAnswer.Confirmed, DoorFault: null, Standing: CredentialStanding.Revoked }, "the door has forgotten it");
        await Pass(TimeSpan.FromDays(2));
        await _twin.Grains.Door("door").Wake(default);
        Assert.Equal(["add-credential", "remove-credential", "remove-credential", "remove-credential"], await Told());
    }

    [Fact]
    public async Task Pass_with_a_credential_that_was_taken_back_is_flagged_and_a_case()
    {
        await Grant("p-1", "8001");
        await Pass("grant", "8001");
        await Pass("grant", "9999");
        Assert.Empty((await _twin.Look("door")).Alarms);
        Assert.Equal(CredentialStanding.Revoked, (await _twin.Grains.Door("door").Revoke(Caller.System, 1, default)).Value!.Standing);

        _twin.Clock.Advance(TimeSpan.FromMinutes(1));
        await Pass("deny", "8001");
        Assert.Empty((await _twin.Look("door")).Alarms);
        await Pass("grant", "8001");

        Assert.Equal("credential-revoked", Assert.Single((await _twin.Look("door")).Alarms).Rule);
        var passes = (await _twin.Grains.Device("door").ListEvents(Caller.System, new EventQuery("access"), default)).Value;
        Assert.Equal(["revoked", "revoked", null, "valid"], passes.Select(told => EventData.Parse(told.Data)!.TextOf("standing")));
        await Eventually.Async(
            async () => (await _twin.Grains.Catalog().List(Caller.System, new CatalogQuery(new ObjectFilter { Kind = ObjectKind.Case }, Sort: null, Cursor: null, 10), default)).Value!.Items.Length == 1,
            "the pass is a case");
    }

    [Fact]
    public async Task Grant_is_for_those_who_live_there_once_and_at_doors_only()
    {
        await _twin.Grains.Building("b-4").Upsert(Caller.System, new Twin.Places.BuildingAttributes("4栋", DeviceCluster.Grid, Units: 1, Floors: 8), default);
        await Home("h-4", "101", "b-4");
        await Resident("p-4", "h-4");
        await Resident("p-5", household: null);
        await _twin.Create("smoke");
        await Resident("p-2", "h-1");

        Assert.Equal("person", (await Grant("p-4", "1")).Refusal!.Field);
        Assert.Equal("person", (await Grant("p-5", "1")).Refusal!.Field);
        Assert.Equal("person", (await Grant("nobody", "1")).Refusal!.Field);
        Assert.Equal("person", (await Grant("no/id", "1")).Refusal!.Field);
        Assert.Equal("reference", (await Grant("p-1", " ")).Refusal!.Field);
        Assert.Equal("reference", (await Grant("p-1", new string('1', 65))).Refusal!.Field);
        Assert.Equal("to", (await Grant("p-1", "1", to: _twin.Now)).Refusal!.Field);
        Assert.Equal(RefusalReason.Conflict, (await Grant("p-1", "1", door: "smoke")).Refusal!.Reason);
        Assert.Equal(RefusalReason.NotFound, (await Grant("p-1", "1", door: "none")).Refusal!.Reason);

        Assert.Equal(1, (await Grant("p-1", "1")).Value!.Number);
        Assert.Equal(1, (await Grant("p-1", "1")).Value!.Number);
        Assert.Equal(RefusalReason.Conflict, (await Grant("p-2", "1")).Refusal!.Reason);
        Assert.Single((await _twin.Grains.Door("door").List(Caller.System, default)).Value);
    }

    private async Task Pass(TimeSpan time)
    {
        _twin.Clock.Advance(time);
        await Listen();
    }

    /// <summary>A bridge is there, on which the door hears.</summary>
    private async Task Listen()
    {
        await _twin.Grains.DeviceLinks().Register(_twin.Grains.CreateObjectReference<IDeviceLink>(_bridge), "bridge", default);
        await _twin.Grains.Device("door").Listen(through: null, default);
    }

    private Task Answer(int command, bool done) => _twin.Grains.Device("door").TakeReply(gateway: null, new CommandReply(command, done, Answer: null), default);

    /// <summary>Waits while time goes by, so that what could not be done at first is tried again.</summary>
    private Task Swept(Func<Task<bool>> condition, string what) => Eventually.Async(
        () =>
        {
            _twin.Clock.Advance(TimeSpan.FromSeconds(1));
            return condition();
        },
        what);

    private Task<Outcome<AccessCredential>> Grant(string person, string reference, DateTimeOffset? to = null, string door = "door") =>
        _twin.Grains.Doors().Grant(Caller.System, door, new AccessGrant(person, CredentialKind.Card, reference, To: to), default);

    private async Task<AccessCredential> Held(int number = 1) => (await _twin.Grains.Door("door").List(Caller.System, default)).Value.Single(held => held.Number == number);

    /// <summary>What the door was told, oldest first.</summary>
    private async Task<List<string>> Told() => [.. (await _twin.Grains.Device("door").ListCommands(Caller.System, default)).Value.Reverse().Select(command => command.Command)];

    private Task Pass(string result, string card) => _twin.Grains.Device("door").TakeEvents(
        gateway: null, [new DeviceEvent(_twin.Now, "access", $$"""{"result":"{{result}}","cardNumber":"{{card}}"}""")], default);

    private async Task Home(string id, string room, string building = "b-3") =>
        Assert.Null((await _twin.Grains.Household(id).Upsert(Caller.System, new HouseholdAttributes(building, 1, 5, room), default)).Refusal);

    private async Task Resident(string id, string? household) => Assert.Null((await _twin.Grains.Person(id).Upsert(
        Caller.System, new PersonAttributes("李娜", IdNumber: null, Phone: null, household, []), default)).Refusal);
}
