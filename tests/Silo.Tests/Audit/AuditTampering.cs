using System.Data.Common;
using Dapper;
using Twin.Storage;

namespace Twin.Audit;

/// <summary>What somebody could do to the log who can write to the database but has not the key.</summary>
internal static class AuditTampering
{
    private static readonly string[] Triggers =
    [
        "audit_entry_is_not_changed ON audit_entry",
        "audit_entry_is_not_replaced ON audit_entry",
        "audit_entry_is_not_removed ON audit_entry",
        "audit_chain_is_not_removed ON audit_chain",
        "audit_chain_goes_forward ON audit_chain",
    ];

    private static readonly string[] TextColumns = ["actor", "action", "object", "field", "reason"];
    private static readonly string[] NumberColumns = ["at", "role", "outcome", "sequence", "chain"];

    public static Task DropTriggers(IStorageEngine engine, IReadOnlyDictionary<string, string?> database) => engine.Execute(
        database,
        string.Concat(Triggers.Select(trigger => $"DROP TRIGGER IF EXISTS {(engine is SqliteEngine ? trigger[..trigger.IndexOf(' ')] : trigger)};")));

    /// <summary>Does one thing at random.</summary>
    /// <returns>What was done; null when it changed nothing.</returns>
    public static async Task<string?> Tamper(DbConnection connection, Random random)
    {
        var chain = 1 + random.Next(2);
        var length = await connection.ExecuteScalarAsync<int>("SELECT count(*) FROM audit_entry WHERE chain = @chain", new { chain });
        var sequence = 1 + random.Next(length);
        var other = 1 + random.Next(length);
        var (kind, sql) = random.Next(9) switch
        {
            0 => ("edit", $"UPDATE audit_entry SET {Any(TextColumns, random)} = @text WHERE chain = @chain AND sequence = @sequence"),
            1 => ("edit", $"UPDATE audit_entry SET {Any(NumberColumns, random)} = @number WHERE chain = @chain AND sequence = @sequence"),
            2 => ("edit hash", "UPDATE audit_entry SET hash = @bytes WHERE chain = @chain AND sequence = @sequence"),
            3 => ("delete", "DELETE FROM audit_entry WHERE chain = @chain AND sequence = @sequence"),
            4 => ("delete and close the gap", "DELETE FROM audit_entry WHERE chain = @chain AND sequence = @sequence; UPDATE audit_entry SET sequence = -sequence WHERE chain = @chain AND sequence > @sequence; UPDATE audit_entry SET sequence = -sequence - 1 WHERE sequence < 0"),
            5 => ("swap", "UPDATE audit_entry SET sequence = -1 WHERE chain = @chain AND sequence = @sequence; UPDATE audit_entry SET sequence = @sequence WHERE chain = @chain AND sequence = @other; UPDATE audit_entry SET sequence = @other WHERE chain = @chain AND sequence = -1"),
            6 => ("cut off", "DELETE FROM audit_entry WHERE chain = @chain AND sequence >= @sequence"),
            7 => ("cut off with its head", "UPDATE audit_chain SET last_sequence = @sequence - 1, last_hash = coalesce((SELECT hash FROM audit_entry WHERE chain = @chain AND sequence = @sequence - 1), first_previous) WHERE chain = @chain; DELETE FROM audit_entry WHERE chain = @chain AND sequence >= @sequence"),
            _ => ("cut off at the beginning", "UPDATE audit_chain SET first_sequence = @sequence + 1, first_previous = (SELECT hash FROM audit_entry WHERE chain = @chain AND sequence = @sequence) WHERE chain = @chain; DELETE FROM audit_entry WHERE chain = @chain AND sequence <= @sequence"),
        };
        var bytes = new byte[32];
        random.NextBytes(bytes);
        var number = random.Next(100_000, int.MaxValue);
        await connection.ExecuteAsync(sql, new { chain, sequence, other, bytes, number, text = $"x{number}" });
        return kind == "swap" && sequence == other ? null : $"{kind} {chain}:{sequence} {number} ({sql})";
    }

    private static string Any(string[] columns, Random random) => columns[random.Next(columns.Length)];
}
