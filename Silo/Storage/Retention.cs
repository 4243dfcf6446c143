using Microsoft.Extensions.Options;

namespace Twin.Storage;

/// <summary>Forgets old telemetry, events, dead letters, answers and changes, once an hour while the silo is active.</summary>
internal sealed partial class Retention(
    IHistory history,
    IFeed feed,
    IDeadLetters deadLetters,
    IKeptAnswers answers,
    IChanges changes,
    IOptions<HistoryOptions> historyOptions,
    IOptions<FeedOptions> feedOptions,
    IOptions<DeadLetterOptions> deadLetterOptions,
    RetentionOptions options,
    [FromKeyedServices(TimeProviderNames.Grains)] TimeProvider time,
    ILogger<Retention> log) : ILifecycleParticipant<ISiloLifecycle>
{
    private static readonly TimeSpan Interval = TimeSpan.FromHours(1);

    /// <summary>How much longer a request is known that was never answered, lest its key be taken for another.</summary>
    private static readonly TimeSpan AnswersAfter = TimeSpan.FromDays(1);

    public void Participate(ISiloLifecycle lifecycle) =>
        LifecycleLoop.Run(lifecycle, nameof(Retention), Interval, time, Trim, LogNotTrimmed);

    private async Task Trim(CancellationToken stopping)
    {
        var now = time.GetUtcNow();
        await history.Trim(now.AddDays(-historyOptions.Value.RetentionDays), stopping);
        await feed.Trim(now.AddDays(-feedOptions.Value.RetentionDays), stopping);
        await deadLetters.Trim(now.AddDays(-deadLetterOptions.Value.RetentionDays), stopping);
        await answers.Trim(now - AnswersAfter, stopping);
        if (options.ChangeDays > 0)
        {
            await changes.Trim(now.AddDays(-options.ChangeDays), stopping);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Old telemetry, events and dead letters could not be removed; it is tried again in an hour")]
    private partial void LogNotTrimmed(Exception fault);
}
