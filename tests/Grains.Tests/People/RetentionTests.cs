using Twin.Access;
using Twin.Fixtures;
using Twin.Grains.Tests.Devices;
using Twin.People;
using Twin.Requests;
using Twin.Residents;
using Twin.Search;

namespace Twin.Grains.Tests.People;

/// <summary>What time alone does to records: through real grains, a database on disk and the sweep, under a clock of our own.</summary>
public sealed class RetentionTests : IAsyncLifetime
{
    private static readonly DateOnly Today = MadeUp.Today;

    private DeviceCluster _cluster = null!;

    public async ValueTask InitializeAsync()
    {
        // Days, not years: under a clock of our own each second between is lived through.
        _cluster = await DeviceCluster.Start(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Twin:Retention:DeletedPeopleDays"] = "1",
            ["Twin:Retention:MovedAwayPeopleDays"] = "2",
            ["Twin:Retention:DeceasedPeopleDays"] = "3",
            ["Twin:Retention:RequestDays"] = "1",
            ["Twin:Residents:AnswerWithinDays"] = "1",
        });
        Assert.Null((await _cluster.Grains.Household("h-1").Upsert(Caller.System, new HouseholdAttributes("b-3", 1, 1, "101"), default)).Refusal);
    }

    public ValueTask DisposeAsync() => _cluster.DisposeAsync();

    [Fact]
    public async Task Who_died_moved_away_or_was_deleted_is_erased_when_kept_long_enough()
    {
        var lived = MadeUp.Person() with { Household = "h-1", HouseholdSince = Today.AddYears(-1) };
        await Put("stays", lived);
        await Put("died", lived with { DeathDate = Today });
        await Put("moved", lived);
        await _cluster.Grains.Person("moved").Move(Caller.System, new PersonMove(Household: null), default);
        await Put("deleted", lived);
        var person = _cluster.Grains.Person("deleted");
        await person.Delete(Caller.System, (await person.Check(Caller.System, Right.Read, default)).Value, default);

        Pass(1);
        await Soon(async () => (await person.Restore(Caller.System, default)).Refusal?.Reason == RefusalReason.NotFound, "the deleted one is erased");
        Assert.False(await IsGone("moved"));

        Pass(1);
        await Soon(() => IsGone("moved"), "who moved away is erased");
        Assert.False(await IsGone("died"));

        Pass(1);
        await Soon(() => IsGone("died"), "who died is erased");
        Assert.False(await IsGone("stays"));
        Assert.Equal(RefusalReason.Conflict, (await _cluster.Grains.Person("died").Upsert(Caller.System, lived, default)).Refusal!.Reason);
    }

    [Fact]
    public async Task A_ward_comes_of_age_by_itself()
    {
        await Put("parent", MadeUp.Person() with { BirthDate = Today.AddYears(-40) });
        await Put("child", MadeUp.Person() with { BirthDate = Today.AddYears(-18).AddDays(2), Guardian = "parent" });
        var parent = new Caller("parent", Role.Resident, AreaScope.Nothing, Bound: [new ObjectKey(ObjectKind.Person, "parent")]);
        Assert.True((await _cluster.Grains.Person("child").Check(parent, Right.Ask, default)).Succeeded);
        Assert.Equal(["parent", "child"], (await _cluster.Grains.Residents().ListMine(parent, default)).Select(mine => mine.Id));

        Pass(2);

        Assert.Equal(RefusalReason.NotFound, (await _cluster.Grains.Person("child").Check(parent, Right.Ask, default)).Refusal!.Reason);
        await Soon(async () => (await _cluster.Grains.Residents().ListMine(parent, default)).Length == 1, "the list no longer has the child");
    }

    [Fact]
    public async Task A_request_that_nobody_decides_is_overdue_and_one_that_was_decided_goes_in_the_end()
    {
        await Put("asker", MadeUp.Person() with { Household = "h-1" });
        var asker = new Caller("asker", Role.Resident, AreaScope.Nothing, Bound: [new ObjectKey(ObjectKind.Person, "asker")]);
        var request = _cluster.Grains.Request("r-1");
        Assert.Null((await request.Open(asker, new RequestAsk(RequestKind.Correction, "asker", """{"occupation":"教师"}""", "new work"), default)).Refusal);

        Assert.Empty(await Labels());
        Pass(1);

        await Soon(async () => await Labels() is ["overdue"], "the request is overdue");
        Assert.True((await request.Get(Caller.System, default)).Value!.Overdue);
        var supervisor = new Caller("chief", Role.Supervisor, AreaScope.Everything, Purpose: "visit");
        Assert.Equal(RequestStatus.Accepted, (await request.Decide(supervisor, new RequestVerdict(Accepted: true), default)).Value!.Status);
        Pass(1);
        await Soon(async () => (await request.Get(Caller.System, default)).Refusal is not null, "the request is forgotten");
    }

    private async Task Put(string id, PersonAttributes attributes) =>
        Assert.Null((await _cluster.Grains.Person(id).Upsert(Caller.System, attributes, default)).Refusal);

    private async Task<bool> IsGone(string id) => (await _cluster.Grains.Person(id).Get(Caller.System, default)).Refusal?.Reason == RefusalReason.NotFound;

    private async Task<IReadOnlyList<string>> Labels() =>
        (await _cluster.Grains.Catalog().List(Caller.System, new CatalogQuery(new ObjectFilter { Kind = ObjectKind.Request }), default)).Value!.Items.Single().Labels;

    private void Pass(int days) => _cluster.Clock.Advance(TimeSpan.FromDays(days));

    private Task Soon(Func<Task<bool>> condition, string what) => Eventually.Async(
        async () =>
        {
            _cluster.Clock.Advance(TimeSpan.FromSeconds(1));
            return await condition();
        },
        what);
}
