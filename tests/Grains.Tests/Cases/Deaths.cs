using System.Collections.Concurrent;
using Orleans.Storage;
using Twin.Fixtures;
using Twin.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Twin.Grains.Tests.Cases;

/// <summary>Stands between grains and database, and lets the grains of one matter die at a write that was chosen.</summary>
internal sealed class Deaths
{
    private readonly ConcurrentDictionary<string, Life> _lives = new(StringComparer.Ordinal);

    public void Wrap(IServiceCollection services) =>
        Decorated.Wrap<IGrainStorage>(services, TwinStorage.Name, inner => new Storage(inner, this));

    /// <summary>The life of some grains: what they store is counted from now on.</summary>
    public Life Of(IEnumerable<ObjectKey> keys)
    {
        var life = new Life();
        foreach (var key in keys)
        {
            _lives[key.ToString()] = life;
        }

        return life;
    }

    /// <summary>Of grains that die together: with the write that was chosen nothing they do is stored any more, as after SIGKILL.</summary>
    internal sealed class Life
    {
        private readonly Lock _lock = new();
        private int _left = int.MaxValue;
        private bool _answers;

        /// <summary>How many writes were stored.</summary>
        public int Writes { get; private set; }

        public bool IsOver { get; private set; }

        /// <param name="answers">True when the last write that is stored is still answered; false when that is lost too.</param>
        public void EndAfter(int writes, bool answers) => (_left, _answers) = (writes, answers);

        public void GoOn() => (_left, IsOver) = (int.MaxValue, false);

        /// <summary>Before a write.</summary>
        public void Begin()
        {
            lock (_lock)
            {
                IsOver |= _left == 0;
                FailIfOver();
            }
        }

        /// <summary>After it.</summary>
        public void End()
        {
            lock (_lock)
            {
                Writes++;
                _left--;
                IsOver |= _left <= 0 && !_answers;
                FailIfOver();
            }
        }

        private void FailIfOver()
        {
            if (IsOver)
            {
                throw new IOException("Killed.");
            }
        }
    }

    private sealed class Storage(IGrainStorage inner, Deaths deaths) : IGrainStorage, ILifecycleParticipant<ISiloLifecycle>
    {
        public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) => inner.ReadStateAsync(stateName, grainId, grainState);

        public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
        {
            var life = deaths._lives.GetValueOrDefault(grainId.Key.ToString()!);
            life?.Begin();
            await inner.WriteStateAsync(stateName, grainId, grainState);
            life?.End();
        }

        public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) => inner.ClearStateAsync(stateName, grainId, grainState);

        public void Participate(ISiloLifecycle lifecycle) => (inner as ILifecycleParticipant<ISiloLifecycle>)?.Participate(lifecycle);
    }
}
