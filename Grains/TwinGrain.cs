using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Orleans.Storage;
using Twin.Objects;
using Twin.Storage;

namespace Twin;

/// <summary>
/// A grain whose state is stored before it is believed: <see cref="Commit"/> writes the next state with its card and
/// events in one transaction and only then swaps it in. After a storage fault the grain goes away, so that nobody is
/// answered from memory that was never stored, and the call fails.
/// </summary>
internal abstract partial class TwinGrain<TState>(IPersistentState<Document<TState>> document, TimeProvider time, ILogger log)
    : Grain, IWakeable
    where TState : TwinState, new()
{
    /// <summary>How soon the sweep comes by when a crash keeps this grain from settling what it owes itself.</summary>
    private static readonly TimeSpan SettleAgainAfter = TimeSpan.FromSeconds(5);

    private bool _faulted;
    private bool _passes;

    /// <summary>Whether the card of the present state was stored by this activation, and with which due time.</summary>
    private bool _hasStored;
    private DateTimeOffset? _due;

    /// <summary>The state as it is stored.</summary>
    protected TState State { get; private set; } = new();

    protected ObjectKey Key { get; private set; }

    protected DateTimeOffset Now => time.GetUtcNow();

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        Key = ObjectKey.Parse(this.GetPrimaryKeyString());
        State = document.State.State;
        return Task.CompletedTask;
    }

    public async Task Wake(CancellationToken cancellationToken)
    {
        await SettleOwed(cancellationToken);
        await OnWake(cancellationToken);
        GoIfDone();
    }

    /// <summary>The card of a state, which has nothing to do with what the state owes; null when nobody looks for it.</summary>
    protected abstract Card? Describe(TState state);

    /// <summary>Leaves memory as soon as nothing is owed: thousands are called once, for a file, and then no more.</summary>
    protected void Pass()
    {
        _passes = true;
        GoIfDone();
    }

    /// <summary>Does what has become due by now; called after everything owed has been settled.</summary>
    protected virtual Task OnWake(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>
    /// Stores the next state, then believes it, then sets about what it owes or what is due at once.
    /// </summary>
    /// <exception cref="StorageFaultException">Whether it was stored is unknown; the grain has gone to read it back.</exception>
    protected Task Commit(TState next, params ImmutableArray<CardEvent> events) => Commit(next, change: null, events);

    /// <summary>Stores the next state, and who made it, like any other.</summary>
    protected async Task Commit(TState next, ObjectChange? change, params ImmutableArray<CardEvent> events)
    {
        next = next with { Revision = State.Revision + 1 };
        var card = Describe(next);
        await Store(next, card, change, events);
        (_hasStored, _due) = (true, card?.Due);
    }

    /// <summary>Forgets the state with its card and due time; the grain is as if it had never been.</summary>
    /// <exception cref="StorageFaultException">Whether it was is unknown; the grain has gone to read it back.</exception>
    protected async Task Clear()
    {
        await OrGoAway(() => document.ClearStateAsync());
        State = new TState();
        document.State = new Document<TState>();
        _hasStored = false;
    }

    private void GoIfDone()
    {
        if (_passes && State.Owes.IsEmpty)
        {
            DeactivateOnIdle();
        }
    }

    private async Task OrGoAway(Func<Task> write)
    {
        if (_faulted)
        {
            throw new StorageFaultException($"{Key} is going away after a storage fault.");
        }

        try
        {
            await write();
        }
        catch (Exception fault)
        {
            _faulted = true;
            DeactivateOnIdle();
            LogNotStored(Key, fault);
            throw new StorageFaultException($"The state of {Key} could not be stored.", fault is InconsistentStateException ? fault : new InvalidOperationException(fault.Message));
        }
    }

    private async Task Store(TState next, Card? described, ObjectChange? change, ImmutableArray<CardEvent> events)
    {
        var card = WithSettling(described, next);
        document.State = new Document<TState> { State = next, Card = card, Events = events, Change = change };
        await OrGoAway(() => document.WriteStateAsync());
        State = next;
        document.State = new Document<TState> { State = next };
        if (card?.Due <= Now || next.Owes.Length > 0)
        {
            this.AsReference<IWakeable>().Wake(CancellationToken.None).Ignore();
        }
    }

    /// <summary>The card, due for the sweep in case a crash keeps this grain from settling what it owes itself.</summary>
    private Card? WithSettling(Card? card, TState state)
    {
        if (state.Owes.Length == 0)
        {
            return card;
        }

        var settleBy = Now + SettleAgainAfter;
        return card is null
            ? new Card { Title = string.Empty, Due = settleBy, Listed = false }
            : card with { Due = card.Due < settleBy ? card.Due : settleBy };
    }

    private async Task SettleOwed(CancellationToken cancellationToken)
    {
        var settled = 0;
        try
        {
            foreach (var owed in State.Owes)
            {
                await owed.Settle(GrainFactory, cancellationToken);
                settled++;
            }
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            LogNotSettled(Key, State.Owes.Length - settled, fault);
        }

        if (settled > 0)
        {
            var next = State with { Owes = State.Owes.RemoveRange(0, settled) };
            await Store(next, _hasStored ? Card.Keep(_due) : Describe(next), change: null, []);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The state of {Key} could not be stored; the grain goes away to read it back")]
    private partial void LogNotStored(ObjectKey key, Exception fault);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Key} still owes {Count} calls and will try again")]
    private partial void LogNotSettled(ObjectKey key, int count, Exception fault);
}
