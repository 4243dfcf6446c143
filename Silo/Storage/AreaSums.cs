namespace Twin.Storage;

/// <summary>Keeps the changes that overviews add up few: puts them to the counts of each level once a second while the silo is active.</summary>
internal sealed partial class AreaSums(
    IAreaCounts counts, [FromKeyedServices(TimeProviderNames.Grains)] TimeProvider time, ILogger<AreaSums> log) : ILifecycleParticipant<ISiloLifecycle>
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    public void Participate(ISiloLifecycle lifecycle) => LifecycleLoop.Run(lifecycle, nameof(AreaSums), Interval, time, SumUp, LogNotSummedUp);

    private async Task SumUp(CancellationToken stopping)
    {
        while (await counts.SumUp(stopping))
        {
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "What has changed in areas cannot be summed up; it is tried again every second")]
    private partial void LogNotSummedUp(Exception fault);
}
