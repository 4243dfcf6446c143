using System.Security.Cryptography;
using Orleans.Storage;
using Twin.Access;
using Twin.Objects;
using Twin.Search;
using Twin.Security;
using Twin.Storage;
using Twin.Storage.Compartment;

namespace Twin.Compartment;

/// <summary>The tables and keys of the compartment on one engine.</summary>
public abstract class CompartmentContract(IStorageEngine engine)
{
    private const string Area = "500103002001001";

    private static readonly string[] Tables = ["compartment_record", "compartment_term", "compartment_change"];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_stored_is_found_by_every_area_around_it_and_by_its_codes()
    {
        await using var host = await StorageHost.Start(await engine.NewDatabase());
        await Write(host, "petition", "a", "released");
        await Write(host, "petition", "b", "report", Area[..12]);
        await Write(host, "special-person", "c", "released");

        Assert.Equal(["b", "a"], await Find(host, "petition", ""));
        Assert.Equal(["b", "a"], await Find(host, "petition", "500104", "5001"));
        Assert.Equal(["a"], await Find(host, "petition", Area));
        Assert.Empty(await Find(host, "petition", "500104"));
        Assert.Empty(await Find(host, "petition"));
        Assert.Equal(["a"], [.. (await host.Service<ICompartment>().Find(
            new CompartmentFilter("petition", AreaScope.Everything, "released", Status: null, new ObjectKey("person", "p-a")), long.MaxValue, 10, Cancellation)).Select(record => record.Key.Id)]);
    }

    [Fact]
    public async Task Nothing_of_it_stands_in_the_database_and_the_ordinary_keys_open_none_of_it()
    {
        var database = await engine.NewDatabase();
        await using var host = await StorageHost.Start(database);
        await Write(host, "special-person", "hidden-id", "released");

        foreach (var table in Tables)
        {
            var rows = await engine.Dump(database, table);
            Assert.NotEmpty(rows);
            Assert.All(rows, row => Assert.All((string[])["hidden-id", "special-person", "released", Area, "p-hidden-id", "赵密"], clear => Assert.DoesNotContain(clear, row, StringComparison.Ordinal)));
        }

        var row = Assert.Single(await host.Service<CompartmentStore>().ReadSealed(CompartmentStore.Records, 0, 10, Cancellation));
        Assert.ThrowsAny<CryptographicException>(() => host.Protector.Unprotect(row.Sealed));
        Assert.ThrowsAny<CryptographicException>(() => host.Service<CompartmentProtector>().Unprotect(host.Protector.Protect("x")));
        Assert.Contains("赵密", host.Service<CompartmentProtector>().Unprotect(row.Sealed), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_row_put_in_the_place_of_another_is_refused()
    {
        var database = await engine.NewDatabase();
        await using var host = await StorageHost.Start(database);
        await Write(host, "petition", "a", "report");
        await Write(host, "petition", "b", "report");

        await engine.Execute(database, "UPDATE compartment_record SET sealed = (SELECT sealed FROM compartment_record WHERE number = 1) WHERE number = 2");

        await Read(host, "petition", "a");
        await Assert.ThrowsAnyAsync<CryptographicException>(() => Read(host, "petition", "b"));
    }

    [Fact]
    public async Task A_write_of_what_has_changed_since_is_refused_and_erasing_leaves_no_term_and_no_change()
    {
        var database = await engine.NewDatabase();
        await using var host = await StorageHost.Start(database);
        var first = await Write(host, "petition", "a", "report");
        var second = await Read(host, "petition", "a");
        await Write(host, second, "petition", "a", "complaint");

        await Assert.ThrowsAsync<InconsistentStateException>(() => Write(host, first, "petition", "a", "other"));
        Assert.Equal(2, (await host.Service<ICompartment>().ReadChanges(new ObjectKey("petition", "a"), long.MaxValue, 10, Cancellation)).Length);

        second.State = new Document<CompartmentState> { State = second.State!.State with { Attributes = null } };
        await States(host).WriteStateAsync("record", Id("petition", "a"), second);
        Assert.Empty(await engine.Dump(database, "compartment_term"));
        Assert.Empty(await engine.Dump(database, "compartment_change"));
        Assert.Empty(await Find(host, "petition", ""));
    }

    [Fact]
    public async Task A_new_data_key_takes_over_every_row()
    {
        await using var host = await StorageHost.Start(await engine.NewDatabase());
        await Write(host, "petition", "a", "report");
        var ring = host.Service<DataKeyRing>(CompartmentProtector.Ring);

        Assert.True(ring.Renew());
        await host.Service<CompartmentReencryption>().Run(Cancellation);

        foreach (var table in CompartmentStore.SealedTables)
        {
            Assert.All(await host.Service<CompartmentStore>().ReadSealed(table, 0, 10, Cancellation), row => Assert.True(ring.IsCurrent(row.Sealed)));
        }

        Assert.Contains("赵密", (await Read(host, "petition", "a")).State!.State.Attributes, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_from_before_the_compartment_gets_its_secret()
    {
        var database = await engine.NewDatabase();
        string token;
        await using (var host = await StorageHost.Start(database))
        {
            token = Convert.ToHexString(host.Protector.DeriveKey("token"));
        }

        await engine.Execute(database, "DELETE FROM secret WHERE name = 'compartment'");

        await using var again = await StorageHost.Start(database);
        await Write(again, "petition", "a", "report");
        Assert.Equal(token, Convert.ToHexString(again.Protector.DeriveKey("token")));
        Assert.Equal(["a"], await Find(again, "petition", ""));
    }

    private static IGrainStorage States(StorageHost host) => host.Service<IGrainStorage>(TwinStorage.Compartment);

    private static GrainId Id(string register, string id) => GrainId.Create("compartment-record", new ObjectKey(register, id).ToString());

    private static async Task<GrainState<Document<CompartmentState>>> Read(StorageHost host, string register, string id)
    {
        var held = new GrainState<Document<CompartmentState>>();
        await States(host).ReadStateAsync("record", Id(register, id), held);
        return held;
    }

    private static Task<GrainState<Document<CompartmentState>>> Write(StorageHost host, string register, string id, string category, string area = Area) =>
        Write(host, new GrainState<Document<CompartmentState>>(), register, id, category, area);

    private static async Task<GrainState<Document<CompartmentState>>> Write(
        StorageHost host, GrainState<Document<CompartmentState>> held, string register, string id, string category, string area = Area)
    {
        var revision = (held.State?.State.Revision ?? 0) + 1;
        held.State = new Document<CompartmentState>
        {
            State = new CompartmentState { Revision = revision, Attributes = $$"""{"name":"赵密","category":"{{category}}"}""" },
            Card = new Card { Title = string.Empty, Area = area, Labels = [category], Links = [new ObjectLink("subject", new ObjectKey("person", $"p-{id}"))] },
            Change = new ObjectChange(revision, DateTimeOffset.UnixEpoch, "officer", ChangeAction.Edited, []),
        };
        await States(host).WriteStateAsync("record", Id(register, id), held);
        return held;
    }

    private static async Task<string[]> Find(StorageHost host, string register, params string[] scope) =>
        [.. (await host.Service<ICompartment>().Find(new CompartmentFilter(register, new AreaScope([.. scope]), Category: null, Status: null, Link: null), long.MaxValue, 10, Cancellation))
            .Select(record => record.Key.Id)];
}
