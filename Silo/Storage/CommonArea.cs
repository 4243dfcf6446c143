using Dapper;

namespace Twin.Storage;

/// <summary>
/// The smallest area in which nearly all lies that lies anywhere: for who may see all of it, areas need not be looked up.
/// It decides how cards are looked for, not which are found, and is looked at now and then.
/// </summary>
internal sealed partial class CommonArea(
    ITwinDatabase database, [FromKeyedServices(TimeProviderNames.Grains)] TimeProvider time, ILogger<CommonArea> log) : ILifecycleParticipant<ISiloLifecycle>
{
    /// <summary>An area stands before those within it, and the last of all lies within the common one.</summary>
    private const string Next = "SELECT (SELECT min(area) FROM area_count WHERE area > @code) AS First, (SELECT max(area) FROM area_count) AS Last";

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    private volatile string _code = string.Empty;

    public bool IsWithin(string prefix) => _code.StartsWith(prefix, StringComparison.Ordinal);

    public void Participate(ISiloLifecycle lifecycle) => LifecycleLoop.Run(lifecycle, nameof(CommonArea), Interval, time, Find, LogNotFound);

    public async Task Find(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenForReading(cancellationToken);
        var code = string.Empty;
        while (await connection.QuerySingleAsync<Bounds>(new CommandDefinition(Next, new { code }, cancellationToken: cancellationToken)) is { First: { } first, Last: { } last }
            && last.StartsWith(first, StringComparison.Ordinal))
        {
            code = first;
        }

        _code = code;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The area in which everything lies cannot be looked up; it is tried again")]
    private partial void LogNotFound(Exception fault);

    /// <summary>Filled by property: of an empty answer SQLite does not know the type of a computed column.</summary>
    private sealed record Bounds
    {
        public string? First { get; init; }

        public string? Last { get; init; }
    }
}
