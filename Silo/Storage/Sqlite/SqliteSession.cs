using Microsoft.Data.Sqlite;

namespace Twin.Storage.Sqlite;

/// <summary>The writing connection and its prepared statements. Used by the writer's thread alone.</summary>
internal sealed class SqliteSession(SqliteConnection connection) : IDisposable
{
    private readonly Dictionary<string, SqliteCommand> _commands = new(StringComparer.Ordinal);
    private ReadingAppender? _readings;

    /// <summary>For statements that are run too seldom to be kept.</summary>
    public SqliteConnection Connection => connection;

    /// <summary>A statement that is prepared once; its parameters stay from the last use.</summary>
    public SqliteCommand Command(string sql)
    {
        if (!_commands.TryGetValue(sql, out var command))
        {
            command = connection.CreateCommand();
            command.CommandText = sql;
            _commands.Add(sql, command);
        }

        return command;
    }

    public void Execute(string sql) => Command(sql).ExecuteNonQuery();

    public void AppendReadings(IReadOnlyList<StoredReading> readings) => (_readings ??= new ReadingAppender(connection.Handle!)).Append(readings);

    public void Dispose()
    {
        _readings?.Dispose();
        foreach (var command in _commands.Values)
        {
            command.Dispose();
        }

        connection.Dispose();
    }
}
