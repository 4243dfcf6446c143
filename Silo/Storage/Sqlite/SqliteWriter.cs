using System.Threading.Channels;

namespace Twin.Storage.Sqlite;

/// <summary>
/// The only writer. Writers side by side starve each other in SQLite, so all work passes one gate in order of arrival,
/// and what has arrived meanwhile shares the next commit. An idle writer starts at once.
/// </summary>
internal sealed partial class SqliteWriter : IAsyncDisposable
{
    /// <summary>Bounds how long the first of a batch waits for its commit.</summary>
    private const int MaxBatch = 256;

    private readonly Channel<SqliteJob> _waiting = Channel.CreateBounded<SqliteJob>(
        new BoundedChannelOptions(4_096) { SingleReader = true });

    private readonly TaskCompletionSource _stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly SqliteDatabase _database;
    private readonly ILogger<SqliteWriter> _log;
    private SqliteSession? _session;

    public SqliteWriter(SqliteDatabase database, ILogger<SqliteWriter> log)
    {
        _database = database;
        _log = log;
        new Thread(WriteAll) { Name = nameof(SqliteWriter), IsBackground = true }.Start();
    }

    /// <summary>Runs work in the next transaction; returns when that is on disk.</summary>
    /// <param name="work">A null answer undoes what it did. So does an exception, which reaches the caller.</param>
    public async Task<TResult?> Run<TResult>(Func<SqliteSession, TResult?> work, CancellationToken cancellationToken)
        where TResult : class
    {
        var job = new SqliteWork<TResult>(work);
        await _waiting.Writer.WriteAsync(job, cancellationToken);
        return await job.Done;
    }

    /// <summary>Finishes what was handed in and takes no more.</summary>
    public async ValueTask DisposeAsync()
    {
        _waiting.Writer.TryComplete();
        await _stopped.Task;
    }

    private void WriteAll()
    {
        var batch = new List<SqliteJob>(MaxBatch);

        // A thread of its own waits here: a commit blocks, and must not take a thread from the pool.
        while (_waiting.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        {
            try
            {
                WriteBatch(batch);
                batch.ForEach(job => job.Complete());
            }
            catch (Exception fault)
            {
                LogNotCommitted(batch.Count, fault);
                batch.ForEach(job => job.Fail(fault));
                _session?.Dispose();
                _session = null;
            }

            batch.Clear();
        }

        _session?.Dispose();
        _stopped.SetResult();
    }

    private void WriteBatch(List<SqliteJob> batch)
    {
        // Whoever waits when no transaction can be had is told so, not only the first.
        SqliteJob? job;
        if (!_waiting.Reader.TryRead(out job))
        {
            return;
        }

        batch.Add(job);
        _session ??= new SqliteSession(_database.OpenForWriting());
        _session.Execute("BEGIN IMMEDIATE");
        Execute(_session, job, batch);
        while (batch.Count < MaxBatch && _waiting.Reader.TryRead(out job))
        {
            batch.Add(job);
            Execute(_session, job, batch);
        }

        SqliteCardIndex.BringUpToDate(_session, isBusy: _waiting.Reader.TryPeek(out _));
        _session.Execute("COMMIT");
    }

    private static void Execute(SqliteSession session, SqliteJob job, List<SqliteJob> batch)
    {
        session.Execute("SAVEPOINT job");
        try
        {
            if (!job.Execute(session))
            {
                session.Execute("ROLLBACK TO job");
            }
        }
        catch (Exception fault)
        {
            session.Execute("ROLLBACK TO job");
            batch.Remove(job);
            job.Fail(fault);
        }

        session.Execute("RELEASE job");
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A transaction of {Count} writes failed; none of them is stored")]
    private partial void LogNotCommitted(int count, Exception fault);
}
