namespace Twin.Fixtures;

/// <summary>What makes a <see cref="TwinHost"/> run on PostgreSQL.</summary>
public static class PostgresSettings
{
    public static IReadOnlyDictionary<string, string?> Of(string connectionString) => new Dictionary<string, string?>(StringComparer.Ordinal)
    {
        ["ConnectionStrings:Twin"] = connectionString,
        ["Twin:Key"] = Convert.ToBase64String(new byte[32]),
        ["Twin:Postgres:MaxPoolSize"] = "20",
    };
}
