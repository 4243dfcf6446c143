using System.Collections.Concurrent;
using Microsoft.Extensions.Options;

namespace Twin.Accounts;

/// <summary>
/// What this gateway last heard of each session. Asked on every request, so it answers from memory; the account is asked
/// again when that has become old, once for all requests that wait for it.
/// </summary>
internal sealed class SessionCache(IGrainFactory grains, IOptions<TokenOptions> options, TimeProvider time)
{
    /// <summary>Above it those not heard of lately are forgotten. Only sound tokens get in, so strangers cannot fill it.</summary>
    private const int ManySessions = 50_000;

    private readonly ConcurrentDictionary<string, Entry> _entries = new(StringComparer.Ordinal);

    public async ValueTask<SessionStatus> Get(string userName, string session)
    {
        while (true)
        {
            if (_entries.TryGetValue(session, out var entry) && time.GetElapsedTime(entry.Asked) < options.Value.RevocationDelay)
            {
                return await entry.Status.Value;
            }

            var fresh = new Entry(time.GetTimestamp(), new Lazy<Task<SessionStatus>>(() => Ask(userName, session)));
            if (entry is null ? _entries.TryAdd(session, fresh) : _entries.TryUpdate(session, fresh, entry))
            {
                Trim();
                return await fresh.Status.Value;
            }
        }
    }

    /// <summary>The session has changed through this gateway.</summary>
    public void Forget(string session) => _entries.TryRemove(session, out _);

    private async Task<SessionStatus> Ask(string userName, string session)
    {
        try
        {
            return await grains.Account(userName).FindSession(session, CancellationToken.None);
        }
        catch
        {
            // The fault is for those who wait now; the next ones ask again.
            Forget(session);
            throw;
        }
    }

    private void Trim()
    {
        if (_entries.Count <= ManySessions)
        {
            return;
        }

        foreach (var (session, entry) in _entries)
        {
            if (time.GetElapsedTime(entry.Asked) >= options.Value.RevocationDelay)
            {
                _entries.TryRemove(session, out _);
            }
        }
    }

    private sealed record Entry(long Asked, Lazy<Task<SessionStatus>> Status);
}
