using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using Twin.Benchmarks.Publishing;
using Twin.Benchmarks.Servers;
using Twin.Fixtures;

namespace Twin.Benchmarks.Runs;

/// <summary>
/// A hundred thousand guesses at passwords over REST and at secrets over MQTT, from many addresses, at accounts and
/// devices that are there: none may get in, and who knows the password must while they go on.
/// </summary>
internal static class GuessRun
{
    private const int Targets = 10;
    private const int Guessers = 64;
    private const string HonestAddress = "127.0.0.2";

    public static async Task RunAsync(BenchmarkOptions options, Report report)
    {
        var community = new BenchmarkCommunity(devices: Targets, alarms: 0);
        await using var twin = await TwinUnderTest.StartAsync(options, community);
        await GuessAsync(report, "REST", options.Guesses, number => AskAsync(twin, community, number), () => SignInAsync(twin, community));
        await GuessAsync(report, "MQTT", options.Guesses, number => ConnectAsync(twin, community.Devices[number % Targets].Id, $"guess-{number}", AddressOf(number)),
            async () =>
            {
                var device = community.Devices[0];
                return await ConnectAsync(twin, device.Id, device.Secret, HonestAddress);
            });
    }

    private static async Task GuessAsync(Report report, string where, int guesses, Func<int, Task<bool>> guess, Func<Task<bool>> honest)
    {
        var (next, gotIn, honestIn, honestOut) = (0, 0, 0, 0);
        var started = Stopwatch.GetTimestamp();
        using var end = new CancellationTokenSource();
        var honestly = Task.Run(async () =>
        {
            while (!end.IsCancellationRequested)
            {
                _ = await honest() ? honestIn++ : honestOut++;
                await Task.Delay(TimeSpan.FromSeconds(2), end.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        });
        await Task.WhenAll(Enumerable.Range(0, Guessers).Select(async _ =>
        {
            for (var number = Interlocked.Increment(ref next); number <= guesses; number = Interlocked.Increment(ref next))
            {
                if (await guess(number))
                {
                    Interlocked.Increment(ref gotIn);
                }
            }
        }));
        var elapsed = Stopwatch.GetElapsedTime(started);
        await end.CancelAsync();
        await honestly;
        report.Add($"{where}: guesses that got in", $"{gotIn} of {guesses:N0} ({guesses / elapsed.TotalSeconds:N0}/s)", "0");
        report.Add($"{where}: honest sign-ins meanwhile", $"{honestIn} of {honestIn + honestOut}", "all");
    }

    private static readonly SemaphoreSlim OneClientEach = new(1);
    private static readonly Dictionary<string, HttpClient> Clients = new(StringComparer.Ordinal);

    private static async Task<bool> AskAsync(TwinUnderTest twin, BenchmarkCommunity community, int number)
    {
        using var answer = await (await ClientAsync(twin, AddressOf(number))).PostAsJsonAsync(
            "/api/v1/auth/login", new { userName = community.Workers[number % Targets], password = $"guess number {number}" });
        return answer.IsSuccessStatusCode;
    }

    private static async Task<bool> SignInAsync(TwinUnderTest twin, BenchmarkCommunity community)
    {
        using var answer = await (await ClientAsync(twin, HonestAddress)).PostAsJsonAsync(
            "/api/v1/auth/login", new { userName = community.Workers[0], password = BenchmarkCommunity.WorkerPassword });
        return answer.IsSuccessStatusCode;
    }

    private static async Task<HttpClient> ClientAsync(TwinUnderTest twin, string address)
    {
        await OneClientEach.WaitAsync();
        try
        {
            return Clients.TryGetValue(address, out var client) ? client : Clients[address] = FromAddress.Client(address, twin.Api.Http.BaseAddress!);
        }
        finally
        {
            OneClientEach.Release();
        }
    }

    private static async Task<bool> ConnectAsync(TwinUnderTest twin, string device, string secret, string address)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Parse(address), 0));
        await socket.ConnectAsync(IPAddress.Loopback, twin.MqttPort);
        await socket.SendAsync(MqttPackets.Connect($"{device}-{address}", device, secret));

        // CONNACK: the fourth byte says why not. An early end is a no as well.
        var answer = new byte[4];
        var received = 0;
        while (received < answer.Length && await socket.ReceiveAsync(answer.AsMemory(received)) is > 0 and var more)
        {
            received += more;
        }

        return received == answer.Length && answer[3] == 0;
    }

    /// <summary>Half of the guesses come from two addresses, as from somebody with a machine or two; the others from 20.</summary>
    private static string AddressOf(int number) => number % 2 == 0 ? $"127.0.1.{1 + (number / 2 % 2)}" : $"127.0.2.{1 + (number / 2 % 20)}";
}
