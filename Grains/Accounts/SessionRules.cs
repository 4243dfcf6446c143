using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Twin.Accounts;

/// <summary>How sessions open, go on and end; pure but for the random secrets.</summary>
internal static class SessionRules
{
    /// <summary>More than one person needs; the one that has been quiet longest gives way.</summary>
    private const int MaxSessions = 20;

    private const int MaxKnownAddresses = 8;

    /// <summary>A client that never got its answer may ask once more with the token before.</summary>
    private static readonly TimeSpan LostAnswer = TimeSpan.FromSeconds(10);

    public static (AccountState Next, AccountSession Session, string Secret) Open(this AccountState state, string address, AccountOptions options, DateTimeOffset now)
    {
        var secret = NewSecret();
        var session = new AccountSession { Id = NewSecret()[..22], SecretHash = HashOf(secret), Opened = now, Refreshed = now };
        var open = state.Sessions.Where(other => other.IsOpen(options, now)).OrderByDescending(other => other.Refreshed).Take(MaxSessions - 1);
        var next = state with
        {
            Sessions = [session, .. open],
            KnownAddresses = [address, .. state.KnownAddresses.Where(known => known != address).Take(MaxKnownAddresses - 1)],
            Lockouts = [.. state.Lockouts.Where(lockout => lockout.Until > now && lockout.Address != address)],
        };
        return (next, session, secret);
    }

    public static bool IsOpen(this AccountSession session, AccountOptions options, DateTimeOffset now) =>
        now < session.Refreshed + options.IdleTimeout && now < session.Opened + options.SessionLifetime;

    /// <returns>The next state and the new secret; no secret when the session has ended, or ends by this.</returns>
    public static (AccountState Next, string? Secret) Refresh(this AccountState state, AccountSession session, string secret, DateTimeOffset now)
    {
        var hash = HashOf(secret);
        var isPresent = hash == session.SecretHash;
        if (!isPresent && !(hash == session.PreviousHash && now - session.Refreshed < LostAnswer))
        {
            return (state.End(session.Id), null);
        }

        var fresh = NewSecret();
        var next = session with { SecretHash = HashOf(fresh), PreviousHash = hash, Refreshed = isPresent ? now : session.Refreshed };
        return (state with { Sessions = state.Sessions.Replace(session, next) }, fresh);
    }

    public static AccountState End(this AccountState state, string session) =>
        state with { Sessions = state.Sessions.RemoveAll(open => open.Id == session) };

    public static SessionDuty DutyOf(AccountState state, AccountOptions options) =>
        state.MustChangePassword ? SessionDuty.ChangePassword
        : options.NeedsSecondFactor(state.Role) && state.SecondFactor is not { IsConfirmed: true } ? SessionDuty.AddSecondFactor
        : SessionDuty.None;

    private static string NewSecret() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    private static string HashOf(string secret) => Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
