using System.Text.Json;
using Twin.Access;
using Twin.Devices;
using Twin.Fixtures;
using Twin.Grains.Tests.Devices;
using Twin.Objects;

namespace Twin.Grains.Tests.Objects;

public sealed class ObjectGrainTests : IAsyncLifetime
{
    private static readonly Caller Elsewhere = new("chen", Role.Administrator, new AreaScope(["999999"]));

    private DeviceCluster _cluster = null!;

    private IObjectGrain Person => Of(ObjectKind.Person, "p-1");

    public async ValueTask InitializeAsync()
    {
        _cluster = await DeviceCluster.Start();
        await Put(ObjectKind.Household, "h-1", """{"building":"b-3","unit":1,"floor":2,"room":"201"}""");
        await Put(ObjectKind.Person, "p-1", """{"name":"李娜","phone":"13812345678","household":"h-1","labels":["elderly"]}""");
    }

    public ValueTask DisposeAsync() => _cluster.DisposeAsync();

    [Fact]
    public async Task Put_of_the_same_attributes_changes_nothing()
    {
        var before = await Revision(Person);

        await Put(ObjectKind.Person, "p-1", """{"labels":["elderly"],"household":"h-1","phone":"13812345678","name":"李娜"}""");

        Assert.Equal(before, await Revision(Person));
    }

    [Fact]
    public async Task Patch_changes_what_it_names_and_keeps_what_is_shown_masked()
    {
        var patched = await Person.Patch(Caller.System, """{"name":"李安娜"}""", await Revision(Person), default);

        var attributes = JsonElement.Parse((await Person.Read(Caller.System, default)).Value!.Attributes);
        Assert.Null(patched.Refusal);
        Assert.Equal("李安娜", attributes.GetProperty("name").GetString());
        Assert.Equal("138****5678", attributes.GetProperty("phone").GetString());
    }

    [Fact]
    public async Task Patch_of_an_older_revision_is_refused()
    {
        var refused = await Person.Patch(Caller.System, """{"name":"李安娜"}""", await Revision(Person) - 1, default);

        Assert.Equal(RefusalReason.Stale, refused.Refusal!.Reason);
    }

    [Fact]
    public async Task A_deleted_person_has_left_home_and_comes_back_with_restore()
    {
        await Person.Delete(Caller.System, await Revision(Person), default);

        Assert.Equal(RefusalReason.NotFound, (await Person.Read(Caller.System, default)).Refusal!.Reason);
        await Eventually.Async(async () => await Members() == 0, "the home is empty");

        await Person.Restore(Caller.System, default);

        Assert.Null((await Person.Read(Caller.System, default)).Refusal);
        await Eventually.Async(async () => await Members() == 1, "the home has its member again");
    }

    [Fact]
    public async Task Delete_is_refused_while_others_name_the_object()
    {
        var home = Of(ObjectKind.Household, "h-1");
        await Eventually.Async(async () => await Members() == 1, "the home has its member");

        var refused = await home.Delete(Caller.System, await Revision(home), default);

        Assert.Equal((RefusalReason.Conflict, "person/p-1 and others still name household/h-1: delete or move them first."), (refused.Refusal!.Reason, refused.Refusal.Message));
    }

    [Fact]
    public async Task A_deleted_device_takes_nothing_in()
    {
        await _cluster.Create("smoke-1");
        var device = Of(ObjectKind.Device, "smoke-1");

        await device.Delete(Caller.System, await Revision(device), default);

        Assert.Equal(IngestStatus.UnknownDevice, (await _cluster.Send("smoke-1", ("smoke.obscuration", 0.15))).Status);
        Assert.False(await _cluster.Grains.Device("smoke-1").Authenticate(DeviceCluster.Secret, default));
    }

    [Fact]
    public async Task What_lies_elsewhere_cannot_be_told_from_what_is_not_there()
    {
        var revision = await Revision(Person);
        Outcome<long>[] refused =
        [
            await Person.Patch(Elsewhere, """{"name":"a"}""", revision, default),
            await Person.Delete(Elsewhere, revision, default),
            await Person.Restore(Elsewhere, default),
        ];

        Assert.All(refused, outcome => Assert.Equal(Refusal.NotFound(new ObjectKey(ObjectKind.Person, "p-1")), outcome.Refusal));
        Assert.Equal(RefusalReason.NotFound, (await Of(ObjectKind.Person, "p-2").Patch(Caller.System, "{}", 0, default)).Refusal!.Reason);
    }

    private IObjectGrain Of(string kind, string id) => _cluster.Grains.Object(new ObjectKey(kind, id));

    private async Task Put(string kind, string id, string attributes) =>
        Assert.Null((await Of(kind, id).Put(Caller.System, attributes, default)).Refusal);

    private static async Task<long> Revision(IObjectGrain grain) => (await grain.Read(Caller.System, default)).Value!.Revision;

    private async Task<int> Members() => (await _cluster.Grains.Household("h-1").Get(Caller.System, default)).Value!.Members.Length;
}
