using System.Runtime.InteropServices;

namespace Twin.Accounts;

/// <summary>
/// Counts the failed sign-ins of one account. An address is locked out by itself, so that nobody can lock an account for
/// its owner by guessing at it; when many addresses guess together, those the account does not know are slowed down
/// instead. An attempt under way counts as if it failed, or many at once would all get through.
/// </summary>
/// <remarks>In memory: guesses cost no writes but the one that locks an address.</remarks>
internal sealed class SignInGuard(AccountOptions options)
{
    /// <summary>An attempt that never ended: whoever made it has gone.</summary>
    private static readonly TimeSpan Forgotten = TimeSpan.FromSeconds(30);

    /// <summary>What an attempt costs while the account is being guessed at from everywhere.</summary>
    private static readonly TimeSpan Slowness = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan AskAgain = TimeSpan.FromMilliseconds(100);

    private const int MaxAddresses = 4096;

    /// <summary>Whoever guesses codes has the password: from then on nobody's code is taken for a while.</summary>
    private const int MaxWrongCodes = 20;

    private readonly Dictionary<string, Record> _addresses = new(StringComparer.Ordinal);
    private Record _all;
    private Record _codes;

    public void Lock(Lockout lockout) => _addresses[lockout.Address] = new Record(options.MaxFailures, 0, lockout.Until - options.FailureWindow, default);

    /// <param name="isKnown">The account has been signed in to from there before.</param>
    public (SignInGate Gate, TimeSpan Wait) Begin(string address, bool isKnown, DateTimeOffset now)
    {
        var record = Now(_addresses.GetValueOrDefault(address), now);
        if (record.Failures >= options.MaxFailures)
        {
            return (SignInGate.Locked, record.Since + options.FailureWindow - now);
        }

        if (record.Failures + record.Pending >= options.MaxFailures)
        {
            return (SignInGate.Busy, AskAgain);
        }

        MakeRoom(now);
        _addresses[address] = record with { Pending = record.Pending + 1, PendingSince = record.Pending == 0 ? now : record.PendingSince, Since = record.Failures == 0 ? now : record.Since };
        _all = Now(_all, now);
        return (SignInGate.Open, !isKnown && _all.Failures >= options.SlowAfterFailures ? Slowness : TimeSpan.Zero);
    }

    /// <returns>When the address is locked out by this failure, until when.</returns>
    public DateTimeOffset? Failed(string address, DateTimeOffset now)
    {
        _all = Now(_all, now);
        _all = _all with { Failures = _all.Failures + 1, Since = _all.Failures == 0 ? now : _all.Since };
        var record = Now(_addresses.GetValueOrDefault(address), now);
        record = record with { Failures = record.Failures + 1, Pending = Math.Max(0, record.Pending - 1), Since = record.Failures + 1 >= options.MaxFailures || record.Failures == 0 ? now : record.Since };
        _addresses[address] = record;
        return record.Failures == options.MaxFailures ? now + options.FailureWindow : null;
    }

    /// <summary>The attempt was given up: it counts for nothing.</summary>
    public void GivenUp(string address, DateTimeOffset now)
    {
        var record = Now(_addresses.GetValueOrDefault(address), now);
        _addresses[address] = record with { Pending = Math.Max(0, record.Pending - 1) };
    }

    public void Succeeded(string address) => _addresses.Remove(address);

    public bool AreCodesLocked(DateTimeOffset now) => Now(_codes, now).Failures >= MaxWrongCodes;

    public void CodeFailed(DateTimeOffset now)
    {
        _codes = Now(_codes, now);
        _codes = _codes with { Failures = _codes.Failures + 1, Since = _codes.Failures == 0 ? now : _codes.Since };
    }

    private Record Now(Record record, DateTimeOffset now)
    {
        if (record.Pending > 0 && now - record.PendingSince >= Forgotten)
        {
            record = record with { Failures = record.Failures + record.Pending, Pending = 0 };
        }

        return record.Failures > 0 && now - record.Since >= options.FailureWindow ? record with { Failures = 0 } : record;
    }

    /// <summary>The addresses that have been quiet longest are forgotten first; what all of them did together is not.</summary>
    private void MakeRoom(DateTimeOffset now)
    {
        if (_addresses.Count < MaxAddresses)
        {
            return;
        }

        foreach (var (address, record) in _addresses.OrderBy(entry => entry.Value.Since).ToList())
        {
            if (_addresses.Count <= MaxAddresses * 3 / 4 && Now(record, now).Failures > 0)
            {
                return;
            }

            _addresses.Remove(address);
        }
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Record(int Failures, int Pending, DateTimeOffset Since, DateTimeOffset PendingSince);
}
