using System.Data.Common;
using Dapper;

namespace Twin.Storage.Keys;

/// <summary>What both engines do alike with the tables of the keys.</summary>
internal static class KeyRows
{
    private const string RingColumns = "id AS Id, ring AS Ring, xml AS Xml";

    public static async Task<KeyBook?> Read(DbConnection connection)
    {
        var check = await connection.QuerySingleOrDefaultAsync<byte[]>("SELECT key_check FROM installation");
        if (check is null)
        {
            return null;
        }

        var secrets = await connection.QueryAsync<(string Name, byte[] Wrapped)>("SELECT name, wrapped FROM secret");
        var keys = await connection.QueryAsync<DataKeyRow>($"SELECT {RingColumns} FROM data_key");
        return new KeyBook(check, secrets.ToDictionary(row => row.Name, row => row.Wrapped, StringComparer.Ordinal), keys.AsList());
    }

    public static IReadOnlyList<DataKeyRow> ReadRing(DbConnection connection, string ring) =>
        connection.Query<DataKeyRow>($"SELECT {RingColumns} FROM data_key WHERE ring = @ring", new { ring }).AsList();

    public static void TryCreate(DbConnection connection, KeyBook book)
    {
        if (connection.Execute("INSERT INTO installation VALUES (1, @Check) ON CONFLICT DO NOTHING", new { book.Check }) > 0)
        {
            Fill(connection, book);
        }
    }

    /// <summary>In a transaction, which is to be undone when the answer is false.</summary>
    public static bool Replace(DbConnection connection, KeyBook from, KeyBook to)
    {
        // Holds the row, so that no key is added meanwhile.
        var replaced = connection.Execute("UPDATE installation SET key_check = @to WHERE key_check = @from", new { from = from.Check, to = to.Check });
        if (replaced == 0 || connection.ExecuteScalar<int>("SELECT count(*) FROM data_key") != from.DataKeys.Count)
        {
            return false;
        }

        connection.Execute("DELETE FROM secret");
        connection.Execute("DELETE FROM data_key");
        Fill(connection, to);
        return true;
    }

    /// <summary>In a transaction that holds the row of the installation.</summary>
    public static bool TryAdd(DbConnection connection, DataKeyRow key, int known) => connection.Execute(
        "INSERT INTO data_key (id, ring, xml) SELECT @Id, @Ring, @Xml WHERE (SELECT count(*) FROM data_key WHERE ring = @Ring) = @known",
        new { key.Id, key.Ring, key.Xml, known }) > 0;

    /// <summary>In a transaction that holds the row of the installation.</summary>
    public static void TryAddSecret(DbConnection connection, string name, byte[] wrapped) =>
        connection.Execute("INSERT INTO secret (name, wrapped) VALUES (@name, @wrapped) ON CONFLICT DO NOTHING", new { name, wrapped });

    private static void Fill(DbConnection connection, KeyBook book)
    {
        connection.Execute("INSERT INTO secret (name, wrapped) VALUES (@Key, @Value)", book.Secrets.Select(secret => new { secret.Key, secret.Value }));
        connection.Execute("INSERT INTO data_key (id, ring, xml) VALUES (@Id, @Ring, @Xml)", book.DataKeys);
    }
}
