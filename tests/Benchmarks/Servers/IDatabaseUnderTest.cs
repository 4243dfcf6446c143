using System.Data.Common;

namespace Twin.Benchmarks.Servers;

internal interface IDatabaseUnderTest : IAsyncDisposable
{
    /// <summary>Null for the file in the data directory.</summary>
    string? ConnectionString { get; }

    /// <summary>Bytes that hold telemetry.</summary>
    Task<long> SizeAsync();

    /// <summary>What a server of its own has used of the processors; zero when the twin does the work itself.</summary>
    Task<TimeSpan> CpuAsync();

    /// <summary>Copies the cards of people, homes and rooms into other streets, with the codes and terms that they would have there.</summary>
    /// <param name="times">How many copies of each.</param>
    Task CopyCardsAsync(int times);

    /// <summary>Clears up behind the copying.</summary>
    Task TidyAsync();

    /// <summary>Opens the database as it is, beside the twin.</summary>
    Task<DbConnection> OpenAsync();
}
