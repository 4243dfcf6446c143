using System.Runtime.InteropServices;
using Twin.Access;

namespace Twin.Audit;

/// <summary>
/// Puts on record who looked at which person or home, before anything of it is shown. An account that looks again for the
/// same purpose within ten minutes is still at it and makes no second entry. What people see of themselves is no look.
/// </summary>
public sealed class Looks(IAuditLog audit)
{
    private const int MostRemembered = 100_000;

    private static readonly TimeSpan Same = TimeSpan.FromMinutes(10);

    private readonly Lock _lock = new();
    private readonly Dictionary<Look, DateTimeOffset> _last = [];

    /// <summary>For what is about to be shown as a whole.</summary>
    /// <returns>The same.</returns>
    public async Task<Outcome<T>> Noted<T>(Caller caller, ObjectKey key, Outcome<T> shown, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (shown.Succeeded)
        {
            await Note(caller, key, field: null, now, cancellationToken);
        }

        return shown;
    }

    /// <summary>For a page of what is about to be shown.</summary>
    /// <param name="how"><c>list</c> or <c>search</c>.</param>
    public Task NoteAll(Caller caller, IEnumerable<ObjectKey> keys, string how, DateTimeOffset now, CancellationToken cancellationToken) =>
        Task.WhenAll(keys.Select(key => Note(caller, key, how, now, cancellationToken)));

    private Task Note(Caller caller, ObjectKey key, string? field, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (caller.Role is Role.System or Role.Resident || key.Kind is not (ObjectKind.Person or ObjectKind.Household))
        {
            return Task.CompletedTask;
        }

        var look = new Look(caller.Subject, caller.Purpose, key, field);
        return IsRemembered(look, now) ? Task.CompletedTask : Append();

        async Task Append()
        {
            await audit.Append(AuditNote.Of(caller, AuditAction.Read, key, field), cancellationToken);
            Remember(look, now);
        }
    }

    private bool IsRemembered(Look look, DateTimeOffset now)
    {
        lock (_lock)
        {
            return _last.TryGetValue(look, out var last) && now - last < Same;
        }
    }

    private void Remember(Look look, DateTimeOffset now)
    {
        lock (_lock)
        {
            if (_last.Count >= MostRemembered)
            {
                _last.Clear();
            }

            _last[look] = now;
        }
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Look(string Subject, string? Purpose, ObjectKey Key, string? Field);
}
