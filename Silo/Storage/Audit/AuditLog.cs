using Twin.Audit;

namespace Twin.Storage.Audit;

/// <summary>The audit log on either engine.</summary>
internal sealed class AuditLog : IAuditLog, IAsyncDisposable
{
    private const int MaxWaiting = 20_000;

    private readonly ITwinDatabase _database;
    private readonly AuditChain _chain;
    private readonly AuditVerifier _verifier;
    private readonly AuditWitness _witness;
    private readonly GroupCommit<AuditNote> _queue;

    public AuditLog(ITwinDatabase database, AuditChain chain, AuditVerifier verifier, AuditWitness witness)
    {
        _database = database;
        _chain = chain;
        _verifier = verifier;
        _witness = witness;
        _queue = new GroupCommit<AuditNote>(MaxWaiting, chain.Append);
    }

    public Task Append(AuditNote note, CancellationToken cancellationToken) =>
        _queue.Add(AuditWords.Clean(note), cancellationToken).OrStorageFault();

    public async Task<Outcome<AuditPage>> List(AuditQuery query, CancellationToken cancellationToken)
    {
        var sql = new AuditSql(query);
        if (!sql.IsValid)
        {
            return Refusal.Invalid("cursor", "is not one of ours");
        }

        await using var connection = await _database.OpenForReading(cancellationToken);
        var rows = await AuditReader.List(connection, sql.Conditions, sql.Parameters, cancellationToken);
        return new AuditPage(
            [.. rows.Take(query.Limit).Select(row => row.ToEntry())],
            rows.Count > query.Limit ? AuditCursor.Of(rows[query.Limit - 1]).ToString() : null);
    }

    public async Task<AuditVerification> Verify(CancellationToken cancellationToken)
    {
        // Asked before the database: what this silo knows to be stored must be there.
        IReadOnlyCollection<AuditMark> known = [.. _chain.Known, .. _witness.Read()];
        await using var connection = await _database.OpenForReading(cancellationToken);
        await using var snapshot = await _database.BeginSnapshot(connection, cancellationToken);
        return await _verifier.Verify(connection, known, cancellationToken);
    }

    public ValueTask DisposeAsync() => _queue.DisposeAsync();
}
