using System.Data;

namespace Twin.Storage.Sqlite;

/// <summary>Connections for reading, those used last first: their pages and statements are at hand.</summary>
internal sealed class ReadingPool(string connectionString) : IDisposable
{
    /// <summary>More than this at one time are closed after use.</summary>
    private static readonly int MostIdle = 8 * Environment.ProcessorCount;

    private readonly Lock _lock = new();
    private readonly Stack<ReadingConnection> _idle = new();
    private bool _isOver;

    /// <returns>Open; to be disposed after use.</returns>
    public async Task<ReadingConnection> Rent(CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (_idle.TryPop(out var idle))
            {
                return idle;
            }
        }

        var connection = new ReadingConnection(connectionString, this);
        await connection.OpenAsync(cancellationToken);
        return connection;
    }

    public void Return(ReadingConnection connection)
    {
        lock (_lock)
        {
            if (!_isOver && _idle.Count < MostIdle && connection.State == ConnectionState.Open)
            {
                _idle.Push(connection);
                return;
            }
        }

        connection.End();
    }

    public void Dispose()
    {
        lock (_lock)
        {
            _isOver = true;
            while (_idle.TryPop(out var connection))
            {
                connection.End();
            }
        }
    }
}
