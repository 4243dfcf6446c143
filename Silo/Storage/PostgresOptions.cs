using System.ComponentModel.DataAnnotations;

namespace Twin.Storage;

/// <summary>Configuration section <c>Twin:Postgres</c>.</summary>
public sealed class PostgresOptions
{
    public const string Section = "Twin:Postgres";

    /// <summary>The connection string that chooses PostgreSQL.</summary>
    public const string ConnectionName = "Twin";

    /// <summary>
    /// Connections of one silo, membership apart. All silos together must stay some ten below the server's
    /// <c>max_connections</c>. Default 30.
    /// </summary>
    [Range(8, 1_000)]
    public int MaxPoolSize { get; set; } = 30;
}
