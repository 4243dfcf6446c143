using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Twin.Access;

namespace Twin.Cases;

/// <summary>Who gets it.</summary>
internal sealed partial class CaseGrain
{
    public async Task<Outcome<ImmutableArray<CaseCandidate>>> GetCandidates(Caller caller, CancellationToken cancellationToken) =>
        IsVisibleTo(caller)
            ? await GrainFactory.Grid(State.Grid).GetCandidates(NeedOf(State), State.Tried, cancellationToken)
            : Refusal.NotFound(Key);

    public Task HandOver(string from, string to, string by, string? note, CancellationToken cancellationToken) =>
        State is { IsOpen: true } && State.Assignee == from ? Move(State.HandOver(to, by, note, Now)) : Task.CompletedTask;

    /// <summary>A new case with whoever is found for it at once; that nobody can be asked now keeps it from nothing.</summary>
    private async Task<CaseState> Given(CaseState opened, CancellationToken cancellationToken)
    {
        try
        {
            return await Ask(opened, cancellationToken);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            LogNotAsked(Key.Id, opened.Grid, fault);
            return opened;
        }
    }

    /// <summary>Finds somebody for the case.</summary>
    private async Task<CaseState> Ask(CaseState state, CancellationToken cancellationToken)
    {
        var policy = PolicyOf(state);
        if (state.Status == CaseStatus.Filed && policy.Department is { } department)
        {
            return state.Queue(department, policy, calendar, Now);
        }

        var worker = state.Department is null
            ? await GrainFactory.Grid(state.Grid).Choose(Key.Id, NeedOf(state), state.Tried, cancellationToken)
            : null;
        if (worker is null)
        {
            return state.Status == CaseStatus.Filed ? state.Wait(Now) : state.GiveUpAsking(Now);
        }

        LogDispatched(Key.Id, worker, state.Attempt + 1);
        return state.Dispatch(worker, policy, calendar, Now);
    }

    private static CaseNeed NeedOf(CaseState state) => new(state.Grid, state.Category, state.Location);

    [LoggerMessage(Level = LogLevel.Information, Message = "Case {Case} went to {Worker} (attempt {Attempt})")]
    private partial void LogDispatched(string @case, string worker, int attempt);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Nobody could be asked yet for case {Case}: grid {Grid} did not answer")]
    private partial void LogNotAsked(string @case, string grid, Exception fault);
}
