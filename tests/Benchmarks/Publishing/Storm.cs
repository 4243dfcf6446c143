using System.Diagnostics;
using System.Text.Json;

namespace Twin.Benchmarks.Publishing;

/// <summary>
/// A process whose devices all connect and say <c>ready</c>; when it is told anything on its standard input, all their
/// connections break at once, and each device connects again and publishes one message until that is acknowledged. It
/// says how many seconds that took, and keeps the connections until its input is closed.
/// </summary>
internal static class Storm
{
    private const int ConnectingAtOnce = 100;

    private static readonly TimeSpan TryAgainAfter = TimeSpan.FromMilliseconds(200);

    public static async Task RunAsync(PublisherOptions options)
    {
        var count = new PublisherCount();
        var devices = (await File.ReadAllLinesAsync(options.Devices)).Select(line => line.Split(' ')).Select(fields => new PublisherDevice(fields[0], fields[1])).ToList();
        var connections = devices.ConvertAll(device => new PublisherConnection(device, DialectMessage.All[options.Dialect], options.InFlight, count));
        await Parallel.ForEachAsync(
            connections,
            new ParallelOptions { MaxDegreeOfParallelism = ConnectingAtOnce },
            async (connection, cancellationToken) =>
            {
                await connection.ConnectAsync(options.Port, cancellationToken);
                await connection.SubscribeAsync(cancellationToken);
            });
        using var input = new StreamReader(Console.OpenStandardInput()); // Console.In would block
        Console.WriteLine("ready");
        if (await input.ReadLineAsync() is null)
        {
            return;
        }

        connections.ForEach(connection => connection.Break());
        var started = Stopwatch.GetTimestamp();
        var again = await Task.WhenAll(devices.Select(device => ReturnAsync(device, options, count)));
        Console.WriteLine(JsonSerializer.Serialize(new StormResult(Stopwatch.GetElapsedTime(started).TotalSeconds, count.Acknowledged, again.Sum(device => device.Tries))));
        await input.ReadLineAsync();
    }

    private static async Task<(PublisherConnection Connection, int Tries)> ReturnAsync(PublisherDevice device, PublisherOptions options, PublisherCount count)
    {
        for (var tries = 1; ; tries++)
        {
            var connection = new PublisherConnection(device, DialectMessage.All[options.Dialect], inFlight: 1, count);
            try
            {
                await connection.ConnectAsync(options.Port, CancellationToken.None);
                await connection.PublishOnceAsync(CancellationToken.None);
                return (connection, tries);
            }
            catch (Exception fault) when (fault is IOException or System.Net.Sockets.SocketException)
            {
                connection.Dispose();
                await Task.Delay(TryAgainAfter);
            }
        }
    }
}
