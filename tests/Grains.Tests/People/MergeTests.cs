using CsCheck;
using Twin.Access;
using Twin.Fixtures;
using Twin.Grains.Tests.Devices;
using Twin.Objects;
using Twin.People;

namespace Twin.Grains.Tests.People;

/// <summary>Two records of one person become one, and two again.</summary>
public sealed class MergeTests : IAsyncLifetime
{
    private DeviceCluster _cluster = null!;

    public async ValueTask InitializeAsync()
    {
        _cluster = await DeviceCluster.Start();
        Assert.Null((await _cluster.Grains.Household("h-1").Upsert(Caller.System, new HouseholdAttributes("b-3", Unit: 1, Floor: 1, "101"), default)).Refusal);
        await Put("p-1", MadeUp.Person() with { Phone = "13812345678", Labels = ["veteran"] });
        await Put("p-2", MadeUp.Person("王小明") with { Household = "h-1", Kinship = "0", Education = "20", BirthDate = new DateOnly(1990, 1, 1), Labels = ["disabled", "veteran"] });
        await Put("p-3", MadeUp.Person("王丽") with { Guardian = "p-2" });
    }

    public ValueTask DisposeAsync() => _cluster.DisposeAsync();

    [Fact]
    public async Task A_merge_takes_what_is_lacking_and_keeps_what_is_there()
    {
        var merged = (await Merge("p-1", "p-2")).Value!;

        Assert.Equal(["name"], merged.Differing);
        Assert.Equal(["birthDate", "education", "household", "kinship", "labels"], merged.Taken.Order(StringComparer.Ordinal));
        var person = await Look("p-1");
        Assert.Equal(("王明", "20", "h-1"), (person.Attributes.Name, person.Attributes.Education, person.Home));
        Assert.Equal(["disabled", "veteran"], person.Labels);
        Assert.Equal("p-2", Assert.Single(person.Stays).Record);
        await Eventually.Async(async () => (await Look("p-2")) is { MergedInto: "p-1", Home: null }, "the other says where it went");
        await Eventually.Async(async () => (await Look("p-3")).Attributes.Guardian == "p-1", "whose guardian it was knows");
        await Eventually.Async(async () => (await Members()) is ["p-1"], "the home has one member");
    }

    [Fact]
    public async Task An_unmerge_gives_both_back_as_they_were()
    {
        var (one, other, home) = (await Look("p-1"), await Look("p-2"), await Members());
        await Merge("p-1", "p-2");
        await Eventually.Async(async () => (await Look("p-3")).Attributes.Guardian == "p-1", "whose guardian it was knows");

        var unmerged = await _cluster.Grains.Person("p-1").Unmerge(Caller.System, "p-2", default);

        Assert.Empty(unmerged.Value!.Kept);
        await Eventually.Async(async () => (await Look("p-2")).MergedInto is null, "the other is back");
        Assert.Equal(AttributeJson.Write(one.Attributes), AttributeJson.Write((await Look("p-1")).Attributes));
        Assert.Equal(AttributeJson.Write(other.Attributes), AttributeJson.Write((await Look("p-2")).Attributes));
        Assert.Equal(one.Stays, (await Look("p-1")).Stays);
        Assert.Equal(other.Stays, (await Look("p-2")).Stays);
        await Eventually.Async(async () => (await Members()).SequenceEqual(home), "the home has its member again");
        await Eventually.Async(async () => (await Look("p-3")).Attributes.Guardian == "p-2", "whose guardian it was knows again");
    }

    [Fact]
    public async Task What_was_changed_since_is_kept_and_named()
    {
        await Merge("p-1", "p-2");
        var person = _cluster.Grains.Person("p-1");
        await person.Patch(Caller.System, """{"education":"10","labels":["veteran","disabled","low-income"]}""", (await Look("p-1")).Revision, default);

        var unmerged = await person.Unmerge(Caller.System, "p-2", default);

        Assert.Equal(["education"], unmerged.Value!.Kept);
        var after = await Look("p-1");
        Assert.Equal(("10", null), (after.Attributes.Education, after.Attributes.BirthDate));
        Assert.Equal(["low-income", "veteran"], after.Labels);
    }

    [Fact]
    public async Task A_merged_record_takes_no_change_and_no_second_merge()
    {
        await Merge("p-1", "p-2");
        await Eventually.Async(async () => (await Look("p-2")).MergedInto == "p-1", "the other says where it went");
        var other = _cluster.Grains.Person("p-2");

        Assert.Equal(RefusalReason.Conflict, (await other.Patch(Caller.System, """{"phone":"13800000000"}""", (await Look("p-2")).Revision, default)).Refusal!.Reason);
        Assert.Equal(RefusalReason.Conflict, (await other.Move(Caller.System, new PersonMove(Household: null), default)).Refusal!.Reason);
        Assert.Equal(RefusalReason.Conflict, (await Merge("p-2", "p-3")).Refusal!.Reason);
        Assert.Equal(RefusalReason.Conflict, (await Merge("p-3", "p-2")).Refusal!.Reason);
        Assert.Empty((await Merge("p-1", "p-2")).Value!.Taken);
        Assert.Equal("other", (await Merge("p-1", "p-1")).Refusal!.Field);
        Assert.Equal(RefusalReason.NotFound, (await Merge("p-1", "p-9")).Refusal!.Reason);
    }

    [Fact]
    public void Giving_back_what_was_taken_changes_nothing()
    {
        var person = Gen.Select(OneOf<string?>(null, "20", "30"), OneOf<string?>(null, "01", "02"), OneOf<string?>(null, "h-1", "h-2"), OneOf("elderly", "veteran").Array[0, 2]);
        Gen.Select(person, person).Sample((mine, theirs) =>
        {
            var (one, other) = (Of(mine), Of(theirs));
            var (after, taken, _) = MergeRules.Take(one, other);
            var merged = AttributeJson.Read<PersonAttributes>(after).Value!;

            var (result, kept) = MergeRules.GiveBack(AttributeJson.Write(one), after, merged);

            Assert.Equal(AttributeJson.Write(one), AttributeJson.Write(AttributeJson.Read<PersonAttributes>(result).Value!));
            Assert.Empty(kept);
            Assert.DoesNotContain(taken, field => field is "education" && one.Education is not null);
        });

        static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

        static PersonAttributes Of((string? Education, string? Ethnicity, string? Household, string[] Labels) person) => MadeUp.Person() with
        {
            Education = person.Education,
            Ethnicity = person.Ethnicity,
            Household = person.Household,
            Labels = [.. person.Labels.Distinct().Order().Select(label => new PersonLabel(label))],
        };
    }

    private async Task Put(string id, PersonAttributes attributes) => Assert.Null((await _cluster.Grains.Person(id).Upsert(Caller.System, attributes, default)).Refusal);

    private Task<Outcome<PersonMerged>> Merge(string id, string other) => _cluster.Grains.Person(id).Merge(Caller.System, other, default);

    private async Task<PersonSnapshot> Look(string id) => (await _cluster.Grains.Person(id).Get(Caller.System, default)).Value!;

    private async Task<IReadOnlyList<string>> Members() =>
        [.. (await _cluster.Grains.Household("h-1").Get(Caller.System, default)).Value!.Members.Select(member => member.Person)];
}
