using System.Collections.Concurrent;
using Microsoft.Extensions.Options;

namespace Twin.Accounts;

/// <summary>
/// What this gateway last heard, by key. Asked on every request, so it answers from memory; who knows is asked again when
/// an answer has become old, once for all requests that wait for it.
/// </summary>
internal sealed class RecentAnswers<T>(IOptions<TokenOptions> options, TimeProvider time)
{
    /// <summary>Above it those not asked for lately are forgotten. Only sound tokens get in, so strangers cannot fill it.</summary>
    private const int Many = 50_000;

    private readonly ConcurrentDictionary<string, Entry> _entries = new(StringComparer.Ordinal);

    public async ValueTask<T> Get(string key, Func<Task<T>> ask)
    {
        while (true)
        {
            if (_entries.TryGetValue(key, out var entry) && time.GetElapsedTime(entry.Asked) < options.Value.RevocationDelay)
            {
                return await entry.Answer.Value;
            }

            var fresh = new Entry(time.GetTimestamp(), new Lazy<Task<T>>(() => Ask(key, ask)));
            if (entry is null ? _entries.TryAdd(key, fresh) : _entries.TryUpdate(key, fresh, entry))
            {
                Trim();
                return await fresh.Answer.Value;
            }
        }
    }

    public void Forget(string key) => _entries.TryRemove(key, out _);

    private async Task<T> Ask(string key, Func<Task<T>> ask)
    {
        try
        {
            return await ask();
        }
        catch
        {
            // The fault is for those who wait now; the next ones ask again.
            Forget(key);
            throw;
        }
    }

    private void Trim()
    {
        if (_entries.Count <= Many)
        {
            return;
        }

        foreach (var (key, entry) in _entries)
        {
            if (time.GetElapsedTime(entry.Asked) >= options.Value.RevocationDelay)
            {
                _entries.TryRemove(key, out _);
            }
        }
    }

    private sealed record Entry(long Asked, Lazy<Task<T>> Answer);
}
