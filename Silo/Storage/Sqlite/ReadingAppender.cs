using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Twin.Storage.Sqlite;

/// <summary>
/// Appends readings through SQLite itself: tens of thousands a second go this way, and a command of the driver costs
/// several times what the row does.
/// </summary>
internal sealed class ReadingAppender : IDisposable
{
    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _insert;

    public ReadingAppender(sqlite3 database)
    {
        _database = database;
        Require(raw.sqlite3_prepare_v2(database, "INSERT INTO fresh_reading (device, at, points) VALUES (?, ?, ?)", out _insert), raw.SQLITE_OK);
    }

    /// <exception cref="SqliteException">Not all is appended; the transaction is to be undone.</exception>
    public void Append(IReadOnlyList<StoredReading> readings)
    {
        foreach (var reading in readings)
        {
            Require(raw.sqlite3_bind_int(_insert, 1, reading.Device), raw.SQLITE_OK);
            Require(raw.sqlite3_bind_int64(_insert, 2, reading.At), raw.SQLITE_OK);
            Require(raw.sqlite3_bind_blob(_insert, 3, reading.Points), raw.SQLITE_OK);
            var stepped = raw.sqlite3_step(_insert);
            raw.sqlite3_reset(_insert);
            Require(stepped, raw.SQLITE_DONE);
        }
    }

    public void Dispose() => _insert.Dispose();

    private void Require(int result, int expected)
    {
        if (result != expected)
        {
            throw new SqliteException(raw.sqlite3_errmsg(_database).utf8_to_string(), result, raw.sqlite3_extended_errcode(_database));
        }
    }
}
