using Dapper;
using Microsoft.Extensions.Options;

namespace Twin.Storage.Postgres;

/// <summary>Makes the partitions that readings go into, each when the first reading of its day comes.</summary>
internal sealed class PostgresReadingDays(
    PostgresDatabase database,
    IOptions<HistoryOptions> options,
    [FromKeyedServices(TimeProviderNames.Grains)] TimeProvider time)
{
    private const long DayLength = 24 * 60 * 60 * 1_000;

    /// <summary>Clocks run fast and zones are mistaken; what is later than that goes to the default partition.</summary>
    private const int DaysAhead = 2;

    private readonly HashSet<long> _made = [];

    /// <summary>Called by one writer at a time.</summary>
    public async Task Ensure(IReadOnlyList<StoredReading> readings, CancellationToken cancellationToken)
    {
        var today = DayOf(time.GetUtcNow().ToUnixTimeMilliseconds());
        foreach (var reading in readings)
        {
            var day = DayOf(reading.At);
            if (!_made.Contains(day) && day >= today - options.Value.RetentionDays && day <= today + DaysAhead)
            {
                await Make(day, cancellationToken);
                _made.Add(day);
            }
        }
    }

    private static long DayOf(long at) => Math.DivRem(at, DayLength) is var (day, rest) && rest < 0 ? day - 1 : day;

    private async Task Make(long day, CancellationToken cancellationToken)
    {
        await using var connection = await database.Source.OpenConnectionAsync(cancellationToken);
        await connection.ExecuteAsync(new CommandDefinition(
            "SELECT create_reading_day(@start)", new { start = day * DayLength }, cancellationToken: cancellationToken));
    }
}
