using System.Collections.Concurrent;

namespace Twin.Benchmarks.Runs;

/// <summary>Tells of the first dispatch of a case in each building.</summary>
internal sealed class Dispatches
{
    public const string Type = "case-dispatched";

    private readonly ConcurrentDictionary<string, TaskCompletionSource<Dispatch>> _awaited = new(StringComparer.Ordinal);

    public Task<Dispatch> InBuilding(string building) => Awaited(building).Task;

    public void Take(SeenEvent happened)
    {
        if (happened.Type == Type && happened.Data.GetProperty("building").GetString() is { } building)
        {
            Awaited(building).TrySetResult(new Dispatch(happened.Id, happened.Data.GetProperty("assignee").GetString()!));
        }
    }

    private TaskCompletionSource<Dispatch> Awaited(string building) =>
        _awaited.GetOrAdd(building, _ => new TaskCompletionSource<Dispatch>(TaskCreationOptions.RunContinuationsAsynchronously));
}
