namespace Twin.Storage.Sqlite;

/// <summary>Work with an answer; null undoes it.</summary>
internal sealed class SqliteWork<TResult>(Func<SqliteSession, TResult?> work) : SqliteJob
    where TResult : class
{
    private readonly TaskCompletionSource<TResult?> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TResult? _result;

    public Task<TResult?> Done => _done.Task;

    public override bool Execute(SqliteSession session)
    {
        _result = work(session);
        return _result is not null;
    }

    public override void Complete() => _done.TrySetResult(_result);

    public override void Fail(Exception fault) => _done.TrySetException(fault);
}
