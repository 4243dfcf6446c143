using Orleans.Concurrency;
using Twin.Access;
using Twin.Objects;

namespace Twin.Cases;

/// <summary>A grid worker (网格员): duty, inbox, load. Key: <c>grid-worker/{id}</c>.</summary>
[Alias("twin.IGridWorkerGrain")]
public interface IGridWorkerGrain : IObjectGrain
{
    [Alias("Get")]
    Task<Outcome<GridWorkerSnapshot>> Get(Caller caller, CancellationToken cancellationToken);

    /// <summary>Goes on or off duty: the worker alone, or a supervisor.</summary>
    [Alias("SetDuty")]
    Task<Outcome<long>> SetDuty(Caller caller, bool onDuty, CancellationToken cancellationToken);

    /// <summary>Puts a case into the inbox, or replaces the entry when its revision is newer. Harmless to repeat.</summary>
    [Alias("Deliver"), AlwaysInterleave]
    Task Deliver(InboxItem item, CancellationToken cancellationToken);

    /// <summary>Takes a case out of the inbox, if the entry is not newer. Harmless to repeat.</summary>
    [Alias("Withdraw"), AlwaysInterleave]
    Task Withdraw(string caseId, long revision, CancellationToken cancellationToken);

    /// <summary>What a grid must know to choose somebody for a case.</summary>
    [Alias("Offer"), AlwaysInterleave]
    Task<WorkerAvailability> Offer(CaseNeed need, CancellationToken cancellationToken);

    /// <summary>Gives every open case of the worker to another, each in its status: the worker alone, or a supervisor.</summary>
    /// <returns>How many cases go over.</returns>
    [Alias("HandOver")]
    Task<Outcome<int>> HandOver(Caller caller, string to, string? note, CancellationToken cancellationToken);
}
