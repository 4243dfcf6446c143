using Microsoft.Extensions.Time.Testing;
using Twin.Access;
using Twin.Fixtures;
using Twin.Storage;
using Twin.Storage.Audit;

namespace Twin.Audit;

public abstract class AuditContract(IStorageEngine engine)
{
    private static readonly DateTimeOffset Start = new(2020, 7, 1, 12, 0, 0, TimeSpan.Zero);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task List_gives_what_was_put_on_record_newest_first()
    {
        await using var host = await StorageHost.Start(await engine.NewDatabase(), clock: new FakeTimeProvider(Start));
        var reveal = new AuditNote("zhangwei", Role.GridWorker, AuditAction.Reveal, AuditOutcome.Allowed, new ObjectKey("person", "p-1"), "phone", "回访");
        await host.Audit.Append(new AuditNote("unknown", Role: null, AuditAction.SignIn, AuditOutcome.Failed), Cancellation);
        await host.Audit.Append(reveal, Cancellation);

        var entries = (await List(host)).Entries;

        Assert.Equal([2L, 1L], entries.Select(entry => entry.Sequence));
        Assert.Equal((1, Start, reveal), (entries[0].Chain, entries[0].At, entries[0].Note));
        Assert.Null(entries[1].Note.Role);
    }

    [Fact]
    public async Task List_filters_and_goes_on_from_a_cursor()
    {
        var clock = new FakeTimeProvider(Start);
        await using var host = await StorageHost.Start(await engine.NewDatabase(), clock: clock);
        for (var i = 0; i < 9; i++)
        {
            await host.Audit.Append(Note(i % 3 == 0 ? "a" : "b", $"p-{i % 2}", i < 8 ? AuditAction.Read : AuditAction.Change), Cancellation);
            clock.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.Equal([7, 4, 1], await Sequences(host, new AuditQuery("a", null, null, null, null, null, 10)));
        Assert.Equal([8, 6, 4, 2], await Sequences(host, new AuditQuery(null, new ObjectKey("person", "p-1"), null, null, null, null, 10)));
        Assert.Equal([9], await Sequences(host, new AuditQuery(null, null, AuditAction.Change, null, null, null, 10)));
        Assert.Equal([4, 3], await Sequences(host, new AuditQuery(null, null, null, Start.AddMinutes(2), Start.AddMinutes(4), null, 10)));

        var first = await List(host, limit: 5);
        var second = await List(host, limit: 5, first.Cursor);
        Assert.Equal([9, 8, 7, 6, 5, 4, 3, 2, 1], first.Entries.Concat(second.Entries).Select(entry => entry.Sequence));
        Assert.Null(second.Cursor);
        Assert.Equal("cursor", (await host.Audit.List(new AuditQuery(null, null, null, null, null, "bm9uZQ", 5), Cancellation)).Refusal?.Field);
    }

    [Theory]
    [InlineData("客户 11010519491231002X 回访", "客户 *** 回访")]
    [InlineData("１３８１２３４５６７８", "***")]
    [InlineData("call 138 1234 5678 now", "call *** now")]
    [InlineData("居民回访 2026-07-01", "居民回访 2026-07-01")]
    public async Task A_reason_keeps_no_number_that_names_somebody(string reason, string kept)
    {
        await using var host = await StorageHost.Start(await engine.NewDatabase());

        await host.Audit.Append(Note("a", "p-1") with { Reason = reason }, Cancellation);

        Assert.Equal(kept, Assert.Single((await List(host)).Entries).Note.Reason);
        Assert.True((await host.Audit.Verify(Cancellation)).Intact);
    }

    [Fact]
    public async Task A_reason_may_hold_text_no_database_likes()
    {
        await using var host = await StorageHost.Start(await engine.NewDatabase());

        await host.Audit.Append(Note("a", "p-1") with { Reason = "nul \0 and half a pair \ud800!" }, Cancellation);

        Assert.Equal("nul \ufffd and half a pair \ufffd!", Assert.Single((await List(host)).Entries).Note.Reason);
        Assert.True((await host.Audit.Verify(Cancellation)).Intact);
    }

    [Fact]
    public async Task Many_at_once_are_all_there_in_one_chain_each_silo()
    {
        await using var host = await StorageHost.Start(await engine.NewDatabase(), engine.Silos);
        var logs = host.Services<IAuditLog>().ToArray();

        await Task.WhenAll(Enumerable.Range(0, 2_000).Select(i => logs[i % logs.Length].Append(Note("a", $"p-{i}"), Cancellation)));

        var result = await host.Audit.Verify(Cancellation);
        Assert.Equal((true, engine.Silos), (result.Intact, result.Chains));
        Assert.Equal(2_000, (await Notes(host)).Count(note => note.Action != AuditAction.Anchor));
    }

    [Theory]
    [InlineData("UPDATE audit_entry SET actor = 'b'")]
    [InlineData("DELETE FROM audit_entry")]
    [InlineData("DELETE FROM audit_chain")]
    [InlineData("UPDATE audit_chain SET last_sequence = last_sequence - 1")]
    [InlineData("UPDATE audit_chain SET first_sequence = 2; DELETE FROM audit_entry WHERE sequence = 1")]
    public async Task The_database_refuses_to_change_or_remove_an_entry(string sql)
    {
        var database = await engine.NewDatabase();
        await using var host = await StorageHost.Start(database, clock: TimeProvider.System);
        await host.Audit.Append(Note("a", "p-1"), Cancellation);
        await host.Audit.Append(Note("a", "p-2"), Cancellation);

        var fault = await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => engine.Execute(database, sql));

        Assert.Contains("append-only", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Retention_forgets_the_old_end_and_what_is_left_verifies()
    {
        var clock = new FakeTimeProvider(Start);
        await using var host = await StorageHost.Start(await engine.NewDatabase(), clock: clock);
        for (var i = 0; i < 10; i++)
        {
            await host.Audit.Append(Note("a", $"p-{i}"), Cancellation);
            clock.AdjustTime(clock.GetUtcNow().AddDays(1));
        }

        await host.Service<AuditRetention>().Trim(Start.AddDays(4), Cancellation);
        await host.Audit.Append(Note("a", "p-10"), Cancellation);

        Assert.Equal([11, 10, 9, 8, 7, 6, 5], (await List(host)).Entries.Select(entry => entry.Sequence));
        Assert.Equal(new AuditVerification(true, 1, 7, null), await host.Audit.Verify(Cancellation));

        await host.Service<AuditRetention>().Trim(Start.AddYears(1), Cancellation);
        await host.Audit.Append(Note("a", "p-11"), Cancellation);
        Assert.Equal(new AuditVerification(true, 1, 1, null), await host.Audit.Verify(Cancellation));
    }

    [Fact]
    public async Task A_silo_that_starts_again_goes_on_with_the_chain()
    {
        var database = await engine.NewDatabase();
        for (var i = 0; i < 3; i++)
        {
            await using var host = await StorageHost.Start(database);
            await host.Audit.Append(Note("a", $"p-{i}"), Cancellation);
        }

        await using var last = await StorageHost.Start(database);
        Assert.Equal(new AuditVerification(true, 1, 3, null), await last.Audit.Verify(Cancellation));
    }

    [Fact]
    public async Task A_log_put_back_to_an_earlier_state_is_found_out()
    {
        var database = await engine.NewDatabase();
        await using var host = await StorageHost.Start(database);
        await host.Audit.Append(Note("a", "p-1"), Cancellation);
        await engine.Execute(database, "CREATE TABLE kept_chain AS SELECT * FROM audit_chain; CREATE TABLE kept_entry AS SELECT * FROM audit_entry;");
        await host.Audit.Append(Note("a", "p-2"), Cancellation);
        await AuditTampering.DropTriggers(engine, database);
        await engine.Execute(
            database,
            "DELETE FROM audit_chain; DELETE FROM audit_entry; INSERT INTO audit_chain SELECT * FROM kept_chain; INSERT INTO audit_entry SELECT * FROM kept_entry;");

        Assert.Equal(new AuditBreak(1, 2, AuditFault.CutOff), (await host.Audit.Verify(Cancellation)).Break);

        // Nor does it help to go on from there.
        await host.Audit.Append(Note("a", "p-3"), Cancellation);
        await host.Audit.Append(Note("a", "p-4"), Cancellation);
        Assert.False((await host.Audit.Verify(Cancellation)).Intact);
    }

    private static AuditNote Note(string actor, string person, string action = AuditAction.Read) =>
        new(actor, Role.GridWorker, action, AuditOutcome.Allowed, new ObjectKey("person", person));

    private static async Task<AuditPage> List(StorageHost host, int limit = 1_000, string? cursor = null) =>
        (await host.Audit.List(new AuditQuery(null, null, null, null, null, cursor, limit), Cancellation)).Value!;

    private static async Task<IEnumerable<long>> Sequences(StorageHost host, AuditQuery query) =>
        (await host.Audit.List(query, Cancellation)).Value!.Entries.Select(entry => entry.Sequence);

    private static async Task<IReadOnlyList<AuditNote>> Notes(StorageHost host)
    {
        var notes = new List<AuditNote>();
        string? cursor = null;
        do
        {
            var page = await List(host, cursor: cursor);
            notes.AddRange(page.Entries.Select(entry => entry.Note));
            cursor = page.Cursor;
        }
        while (cursor is not null);

        return notes;
    }
}
