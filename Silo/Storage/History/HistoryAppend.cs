using System.Collections.Immutable;
using Twin.Devices;

namespace Twin.Storage;

/// <summary>A caller's messages on their way to the next commit.</summary>
internal sealed class HistoryAppend(string device, ImmutableArray<Telemetry> telemetry)
{
    private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public string Device => device;

    public ImmutableArray<Telemetry> Telemetry => telemetry;

    public Task Done => _done.Task;

    public void Complete() => _done.TrySetResult();

    public void Fail(Exception fault) => _done.TrySetException(fault);
}
