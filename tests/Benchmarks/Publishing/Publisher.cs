using System.Diagnostics;
using System.Text.Json;

namespace Twin.Benchmarks.Publishing;

/// <summary>
/// The publishing process: connects every device and says <c>ready</c>, publishes when it is told anything on its
/// standard input and until that is closed or the time is over, says <c>warm</c> and <c>over</c> when what it measures
/// begins and ends, and writes its result as JSON.
/// </summary>
internal static class Publisher
{
    public const string Warm = "warm";
    public const string Over = "over";

    private const int ConnectingAtOnce = 100;

    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(3);

    public static async Task RunAsync(PublisherOptions options)
    {
        var count = new PublisherCount();
        var connections = (await File.ReadAllLinesAsync(options.Devices))
            .Select(line => line.Split(' '))
            .Select(fields => new PublisherConnection(new PublisherDevice(fields[0], fields[1]), DialectMessage.All[options.Dialect], options.InFlight, count))
            .ToList();
        await Parallel.ForEachAsync(
            connections,
            new ParallelOptions { MaxDegreeOfParallelism = ConnectingAtOnce },
            async (connection, cancellationToken) =>
            {
                await connection.ConnectAsync(options.Port, cancellationToken);
                if (options.Subscribe)
                {
                    await connection.SubscribeAsync(cancellationToken);
                }
            });
        using var input = new StreamReader(Console.OpenStandardInput()); // Console.In would block
        Console.WriteLine("ready");
        await input.ReadLineAsync();

        using var stopping = new CancellationTokenSource();
        var interval = options.Rate > 0 ? TimeSpan.FromSeconds(connections.Count * options.InFlight / options.Rate) : TimeSpan.Zero;
        var length = options.Seconds is { } seconds ? TimeSpan.FromSeconds(seconds) : Timeout.InfiniteTimeSpan;
        var publishing = Task.WhenAll(connections.Select(connection => connection.RunAsync(interval, stopping.Token)));
        var told = input.ReadLineAsync();
        await Task.WhenAny(publishing, told, Task.Delay(WarmUp));

        var used = Environment.CpuUsage.TotalTime;
        var started = Stopwatch.GetTimestamp();
        Console.WriteLine(Warm);
        var before = count.Acknowledged;
        count.Latency.TakeQuantiles();
        await Task.WhenAny(publishing, told, Task.Delay(length));
        var measured = count.Acknowledged - before;
        var rate = measured / Stopwatch.GetElapsedTime(started).TotalSeconds;
        Console.WriteLine(Over);
        used = Environment.CpuUsage.TotalTime - used;
        var quantiles = count.Latency.TakeQuantiles(0.5, 0.99);

        await stopping.CancelAsync();
        try
        {
            await publishing;
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // the way every run ends
        }

        connections.ForEach(connection => connection.Dispose());
        Console.WriteLine(JsonSerializer.Serialize(new PublisherResult(
            count.Acknowledged, measured, rate, count.Refused, quantiles[0].TotalMilliseconds, quantiles[1].TotalMilliseconds, used.TotalSeconds)));
    }
}
