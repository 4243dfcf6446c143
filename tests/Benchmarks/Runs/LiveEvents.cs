using System.Collections.Concurrent;
using System.Text.Json;
using Twin.Fixtures;

namespace Twin.Benchmarks.Runs;

/// <summary>Follows <c>/api/v1/live</c> and tells of the first dispatch of a case in each building.</summary>
internal sealed class LiveEvents : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource<Dispatch>> _awaited = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource _stopping = new();
    private readonly Task _following;

    private LiveEvents(Stream stream) => _following = FollowAsync(stream);

    public static async Task<LiveEvents> StartAsync(TwinApi api) => new(await api.Http.GetStreamAsync("/api/v1/live"));

    public Task<Dispatch> InBuilding(string building) => Awaited(building).Task;

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _following;
        _stopping.Dispose();
    }

    private async Task FollowAsync(Stream stream)
    {
        using var reader = new StreamReader(stream);
        var type = string.Empty;
        try
        {
            while (await reader.ReadLineAsync(_stopping.Token) is { } line)
            {
                if (line.StartsWith("event: ", StringComparison.Ordinal))
                {
                    type = line["event: ".Length..];
                }
                else if (type == "case-dispatched" && line.StartsWith("data: ", StringComparison.Ordinal))
                {
                    Tell(line["data: ".Length..]);
                }
            }
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            // nobody listens any more
        }
    }

    private void Tell(string json)
    {
        using var document = JsonDocument.Parse(json);
        var data = document.RootElement.GetProperty("data");
        if (data.GetProperty("building").GetString() is { } building)
        {
            Awaited(building).TrySetResult(new Dispatch(data.GetProperty("id").GetString()!, data.GetProperty("assignee").GetString()!));
        }
    }

    private TaskCompletionSource<Dispatch> Awaited(string building) =>
        _awaited.GetOrAdd(building, _ => new TaskCompletionSource<Dispatch>(TaskCreationOptions.RunContinuationsAsynchronously));
}
