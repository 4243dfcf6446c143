namespace Twin.Storage.Sqlite;

/// <summary>One caller's work inside a shared transaction.</summary>
internal abstract class SqliteJob
{
    /// <returns>False when what was done is to be undone.</returns>
    public abstract bool Execute(SqliteSession session);

    /// <summary>Tells the caller; only once the transaction is on disk, or has failed.</summary>
    public abstract void Complete();

    public abstract void Fail(Exception fault);
}
