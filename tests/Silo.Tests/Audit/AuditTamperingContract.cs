using Dapper;
using Twin.Access;
using Twin.Storage;
using Twin.Storage.Audit;

namespace Twin.Audit;

public abstract class AuditTamperingContract(IStorageEngine engine, int times)
{
    private const int Entries = 24;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Any_edit_deletion_swap_or_truncation_is_found()
    {
        var database = await engine.NewDatabase();
        await using var host = await StorageHost.Start(database);
        await Fill(host);
        await AuditTampering.DropTriggers(engine, database);
        var verifier = host.Service<AuditVerifier>();
        await using var connection = await host.Service<ITwinDatabase>().OpenForReading(Cancellation);
        Assert.True((await verifier.Verify(connection, [], Cancellation)).Intact);

        var random = new Random(20260701);
        var tampered = 0;
        while (tampered < times)
        {
            await using var transaction = await connection.BeginTransactionAsync(Cancellation);
            if (await AuditTampering.Tamper(connection, random) is { } done)
            {
                var result = await verifier.Verify(connection, [], Cancellation);
                Assert.False(result.Intact, $"not found: {done}");
                Assert.NotNull(result.Break);
                tampered++;
            }

            await transaction.RollbackAsync(Cancellation);
        }
    }

    [Theory]
    [InlineData("UPDATE audit_entry SET actor = 'b' WHERE chain = 1 AND sequence = 7", 1, 7, AuditFault.Changed)]
    [InlineData("DELETE FROM audit_entry WHERE chain = 2 AND sequence IN (9, 11)", 2, 9, AuditFault.Missing)]
    [InlineData("DELETE FROM audit_entry WHERE chain = 1 AND sequence >= 20", 1, 20, AuditFault.Missing)]
    [InlineData("UPDATE audit_chain SET last_sequence = 5 WHERE chain = 2", 2, 5, AuditFault.HeadChanged)]
    [InlineData("UPDATE audit_entry SET sequence = 0 WHERE chain = 1 AND sequence = 1", 1, 0, AuditFault.Unexpected)]
    [InlineData("DELETE FROM audit_entry WHERE chain = 2; DELETE FROM audit_chain WHERE chain = 2", 2, 1, AuditFault.CutOff)]
    public async Task The_first_broken_link_is_named(string sql, int chain, long sequence, AuditFault fault)
    {
        var database = await engine.NewDatabase();
        await using var host = await StorageHost.Start(database);
        await Fill(host);
        await AuditTampering.DropTriggers(engine, database);
        await engine.Execute(database, sql);

        Assert.Equal(new AuditBreak(chain, sequence, fault), (await host.Audit.Verify(Cancellation)).Break);
    }

    /// <summary>Two chains with anchors of one another, as two silos make them.</summary>
    private static async Task Fill(StorageHost host)
    {
        var other = host.NewAuditChain();
        var note = new AuditNote("a", Role.GridWorker, AuditAction.Reveal, AuditOutcome.Allowed, new ObjectKey("person", "p-1"), "phone", "回访");
        for (var i = 0; i < Entries; i++)
        {
            await host.Audit.Append(note, Cancellation);
            await other.Append([note]);
            if (i % 10 == 0)
            {
                await host.Audit.Append(AuditAnchor.Of(other.Known), Cancellation);
            }
        }

        await host.Audit.Append(AuditAnchor.Of(other.Known), Cancellation);
    }
}
