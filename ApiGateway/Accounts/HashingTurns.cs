namespace Twin.Accounts;

/// <summary>
/// Whose password is hashed next. Who comes in numbers waits behind those who come alone: within a lane each claimant
/// has one turn, then the next one has, and the urgent lane goes before the other.
/// </summary>
/// <param name="places">How many may be at it at once.</param>
internal sealed class HashingTurns(int places)
{
    private readonly Lock _lock = new();
    private readonly Lane _urgent = new();
    private readonly Lane _others = new();
    private int _free = places;

    /// <summary>Waits for a turn, to be given back with <see cref="Release"/>.</summary>
    /// <param name="claimant">Who shares turns.</param>
    /// <returns>False when none came in time.</returns>
    public async Task<bool> Take(string claimant, bool isUrgent, TimeSpan patience, CancellationToken cancellationToken)
    {
        var turn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_lock)
        {
            if (_free > 0)
            {
                _free--;
                return true;
            }

            (isUrgent ? _urgent : _others).Add(claimant, turn);
        }

        try
        {
            await turn.Task.WaitAsync(patience, cancellationToken);
            return true;
        }
        catch (Exception fault) when (fault is TimeoutException or OperationCanceledException)
        {
            // Unless it came in the same moment.
            if (!turn.TrySetCanceled(CancellationToken.None))
            {
                return true;
            }

            if (fault is TimeoutException)
            {
                return false;
            }

            throw;
        }
    }

    public void Release()
    {
        lock (_lock)
        {
            while ((_urgent.Next() ?? _others.Next()) is { } turn)
            {
                if (turn.TrySetResult())
                {
                    return;
                }
            }

            _free++;
        }
    }

    /// <summary>Claimants in the order of their turns, each with what it waits for.</summary>
    private sealed class Lane
    {
        private readonly Dictionary<string, Queue<TaskCompletionSource>> _waiting = new(StringComparer.Ordinal);
        private readonly Queue<string> _order = new();

        public void Add(string claimant, TaskCompletionSource turn)
        {
            if (!_waiting.TryGetValue(claimant, out var turns))
            {
                _waiting[claimant] = turns = new Queue<TaskCompletionSource>();
                _order.Enqueue(claimant);
            }

            turns.Enqueue(turn);
        }

        public TaskCompletionSource? Next()
        {
            if (!_order.TryDequeue(out var claimant))
            {
                return null;
            }

            var turns = _waiting[claimant];
            var turn = turns.Dequeue();
            if (turns.Count > 0)
            {
                _order.Enqueue(claimant);
            }
            else
            {
                _waiting.Remove(claimant);
            }

            return turn;
        }
    }
}
