using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Twin.Accounts;

/// <summary>
/// Hashes and checks passwords (PBKDF2 with SHA-512). Slow by design, so only some processors work at it at a time: a
/// storm of logins must not starve everything else.
/// </summary>
internal sealed class Passwords
{
    public const int Shortest = 8;
    public const int Longest = 256;

    /// <summary>OWASP's least for PBKDF2 with SHA-512.</summary>
    public const int Rounds = 210_000;

    private static readonly TimeSpan LoginPatience = TimeSpan.FromSeconds(10);

    private readonly PasswordHasher<Passwords> _hasher;
    private readonly HashingTurns _turns = new(Math.Max(1, Environment.ProcessorCount / 2));
    private readonly Task<string> _nobodys;

    public Passwords(IOptions<PasswordHasherOptions> hashing)
    {
        _hasher = new(hashing);
        _nobodys = Task.Run(() => _hasher.HashPassword(this, Guid.NewGuid().ToString()));
    }

    /// <summary>
    /// A hash for a password to be stored; null when <paramref name="present"/> is one of the same password. All callers
    /// share turns, so that an import of many accounts leaves room for logins.
    /// </summary>
    public async Task<string?> HashUnlessSame(string? present, string password, CancellationToken cancellationToken)
    {
        await _turns.Take(nameof(HashUnlessSame), isUrgent: false, Timeout.InfiniteTimeSpan, cancellationToken);
        return await Work(() => present is not null && Matches(present, password) ? null : _hasher.HashPassword(this, password));
    }

    /// <param name="hash">Null for an unknown account: takes as long as a wrong password and is as wrong.</param>
    /// <param name="claimant">Who shares turns with others of the same name, so that whoever guesses waits for himself.</param>
    /// <param name="isUrgent">Before all who are not.</param>
    /// <exception cref="TimeoutException">Too many are waiting.</exception>
    public async Task<bool> Verify(string? hash, string password, string claimant, bool isUrgent, CancellationToken cancellationToken)
    {
        var stored = hash ?? await _nobodys;

        // An over-long password is checked too, cut short, so that it takes as long as any other wrong one.
        if (password.Length > Longest)
        {
            password = string.Empty;
        }

        if (!await _turns.Take(claimant, isUrgent, LoginPatience, cancellationToken))
        {
            throw new TimeoutException("Too many passwords are waiting to be checked.");
        }

        return await Work(() => Matches(stored, password)) && hash is not null;
    }

    private bool Matches(string hash, string password) =>
        _hasher.VerifyHashedPassword(this, hash, password) != PasswordVerificationResult.Failed;

    /// <summary>Called in turn; lets the next one have it.</summary>
    private async Task<T> Work<T>(Func<T> hashing)
    {
        try
        {
            return await Task.Run(hashing, CancellationToken.None);
        }
        finally
        {
            _turns.Release();
        }
    }
}
