using System.Data;
using Microsoft.Data.Sqlite;

namespace Twin.Storage.Sqlite;

/// <summary>
/// A connection for reading that keeps what it has prepared: to prepare a search takes longer than to run it. Disposed,
/// it waits in its pool for the next reader.
/// </summary>
internal sealed class ReadingConnection(string connectionString, ReadingPool pool) : SqliteConnection(connectionString)
{
    private const int MostKept = 100;

    private readonly Dictionary<string, SqliteCommand> _kept = new(StringComparer.Ordinal);

    public override SqliteCommand CreateCommand() => new ReadingCommand(this) { Transaction = Transaction };

    /// <summary>Prepared once for each text; used by one reader at a time, as the connection is.</summary>
    public SqliteCommand Keep(string text)
    {
        if (!_kept.TryGetValue(text, out var command))
        {
            command = base.CreateCommand();
            command.CommandText = text;
            command.Prepare();
            _kept.Add(text, command);
        }

        return command;
    }

    /// <summary>Closes it for good.</summary>
    public void End()
    {
        Forget();
        base.Dispose(disposing: true);
    }

    protected override void Dispose(bool disposing)
    {
        if (!disposing)
        {
            base.Dispose(disposing);
            return;
        }

        Transaction?.Dispose();
        if (_kept.Count > MostKept)
        {
            Forget();
        }

        pool.Return(this);
    }

    private void Forget()
    {
        foreach (var command in _kept.Values)
        {
            command.Dispose();
        }

        _kept.Clear();
    }

    /// <summary>Runs the statement that is kept.</summary>
    private sealed class ReadingCommand : SqliteCommand
    {
        private readonly ReadingConnection _connection;

        public ReadingCommand(ReadingConnection connection) => Connection = _connection = connection;

        public override SqliteDataReader ExecuteReader(CommandBehavior behavior)
        {
            var kept = _connection.Keep(CommandText);
            kept.Parameters.Clear();
            foreach (SqliteParameter parameter in Parameters)
            {
                kept.Parameters.Add(parameter);
            }

            kept.Transaction = Transaction;
            return kept.ExecuteReader(behavior);
        }
    }
}
