using System.Diagnostics;
using System.Text.Json;
using Twin.Fixtures;

namespace Twin.Benchmarks.Runs;

/// <summary>Follows <c>/api/v1/live</c> and tells of each event as it comes.</summary>
internal sealed class LiveEvents : IAsyncDisposable
{
    private const string Event = "event: ";
    private const string Content = "data: ";

    private readonly CancellationTokenSource _stopping = new();
    private readonly Task _following;

    private LiveEvents(Stream stream, Action<SeenEvent> tell) => _following = FollowAsync(stream, tell);

    public static async Task<LiveEvents> StartAsync(TwinApi api, Action<SeenEvent> tell) => new(await api.Http.GetStreamAsync("/api/v1/live"), tell);

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _following;
        _stopping.Dispose();
    }

    private async Task FollowAsync(Stream stream, Action<SeenEvent> tell)
    {
        using var reader = new StreamReader(stream);
        var type = string.Empty;
        try
        {
            while (await reader.ReadLineAsync(_stopping.Token) is { } line)
            {
                var seen = Stopwatch.GetTimestamp();
                if (line.StartsWith(Event, StringComparison.Ordinal))
                {
                    type = line[Event.Length..];
                }
                else if (line.StartsWith(Content, StringComparison.Ordinal) && type != "gap")
                {
                    Tell(tell, type, line[Content.Length..], seen);
                }
            }
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            // nobody listens any more
        }
    }

    private static void Tell(Action<SeenEvent> tell, string type, string json, long seen)
    {
        using var document = JsonDocument.Parse(json);
        var happened = document.RootElement;
        tell(new SeenEvent(type, happened.GetProperty("id").GetString()!, happened.GetProperty("at").GetDateTimeOffset(), happened.GetProperty("data"), seen));
    }
}
