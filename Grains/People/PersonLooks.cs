using Twin.Access;
using Twin.Audit;

namespace Twin.People;

/// <summary>
/// Puts on record who looked at one person, before the person is shown. An account that looks again for the same purpose
/// within ten minutes is still at it and makes no second entry. What people see of themselves is no look.
/// </summary>
internal sealed class PersonLooks(IAuditLog audit, ObjectKey person)
{
    private const int MostRemembered = 64;

    private static readonly TimeSpan Same = TimeSpan.FromMinutes(10);

    private readonly Dictionary<(string Subject, string? Purpose), DateTimeOffset> _last = [];

    public async Task Note(Caller caller, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (caller.Role is Role.System or Role.Resident || (_last.TryGetValue((caller.Subject, caller.Purpose), out var last) && now - last < Same))
        {
            return;
        }

        await audit.Append(AuditNote.Of(caller, AuditAction.Read, person), cancellationToken);
        if (_last.Count >= MostRemembered)
        {
            _last.Clear();
        }

        _last[(caller.Subject, caller.Purpose)] = now;
    }
}
