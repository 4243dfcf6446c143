using System.Collections.Immutable;
using Microsoft.Extensions.Logging;

namespace Twin.Accounts;

internal sealed partial class AccountGrain
{
    private const string AddressUse = "sign-in-address";

    /// <summary>Locks that are kept over a restart; a storm of guesses from everywhere must not become one of writes.</summary>
    private const int MaxStoredLockouts = 16;

    private SignInGuard? _guard;

    private SignInGuard Guard
    {
        get
        {
            if (_guard is null)
            {
                _guard = new SignInGuard(Options);
                foreach (var lockout in State.Lockouts)
                {
                    _guard.Lock(lockout);
                }
            }

            return _guard;
        }
    }

    public Task<SignInTerms> BeginSignIn(string address, CancellationToken cancellationToken)
    {
        var hash = HashOf(address);
        var (gate, wait) = Guard.Begin(hash, State.KnownAddresses.Contains(hash), Now);
        return Task.FromResult(new SignInTerms(gate, wait, gate == SignInGate.Open && State is { Exists: true, Disabled: false, Federation: null } ? Credential() : null));
    }

    public Task EndSignIn(string address, bool failed, CancellationToken cancellationToken)
    {
        var hash = HashOf(address);
        if (failed)
        {
            return Failed(hash);
        }

        Guard.GivenUp(hash, Now);
        return Task.CompletedTask;
    }

    public async Task<SignInResult> SignIn(SignIn signIn, CancellationToken cancellationToken)
    {
        var address = HashOf(signIn.Address);
        if (State is not { Exists: true, Disabled: false } || State.PasswordHash != signIn.CheckedHash)
        {
            Guard.GivenUp(address, Now);
            return new SignInResult(Grant: null);
        }

        var next = State;
        if (State.SecondFactor is { IsConfirmed: true } factor)
        {
            if (string.IsNullOrEmpty(signIn.Code))
            {
                Guard.GivenUp(address, Now);
                return new SignInResult(Grant: null, NeedsCode: true);
            }

            if (Use(factor, signIn.Code) is not { } used)
            {
                await Failed(address);
                return new SignInResult(Grant: null);
            }

            next = State with { SecondFactor = used };
        }

        (next, var session, var secret) = next.Open(address, Options, Now);
        await Commit(next);
        Guard.Succeeded(address);
        return new SignInResult(Grant(session, secret));
    }

    public async Task<SessionGrant?> Refresh(string session, string secret, CancellationToken cancellationToken)
    {
        if (Find(session) is not { } open)
        {
            return null;
        }

        var (next, fresh) = State.Refresh(open, secret, Now);
        await Commit(next);
        if (fresh is null)
        {
            LogReused(Key);
            return null;
        }

        return Grant(open, fresh);
    }

    public Task<SessionStatus> FindSession(string session, CancellationToken cancellationToken) =>
        Task.FromResult(new SessionStatus(Find(session) is not null, State.Version, SessionRules.DutyOf(State, Options)));

    public Task<ImmutableArray<SessionInfo>> ListSessions(CancellationToken cancellationToken) => Task.FromResult<ImmutableArray<SessionInfo>>(
        [.. State.Sessions.Where(session => session.IsOpen(Options, Now)).Select(session => new SessionInfo(session.Id, session.Opened, session.Refreshed))]);

    public Task EndSession(string session, CancellationToken cancellationToken) => Find(session) is null ? Task.CompletedTask : Commit(State.End(session));

    public async Task<Outcome<long>> ChangePassword(NewPassword password, CancellationToken cancellationToken)
    {
        if (State.PasswordHash != password.CheckedHash)
        {
            return Refusal.Conflict("The password has been changed meanwhile.");
        }

        await Commit(State with
        {
            PasswordHash = password.Hash,
            MustChangePassword = false,
            Sessions = [.. State.Sessions.Where(session => session.Id == password.KeepSession)],
        });
        return State.Version;
    }

    private AccountSession? Find(string session) =>
        State.Disabled ? null : State.Sessions.FirstOrDefault(open => open.Id == session && open.IsOpen(Options, Now));

    private SessionGrant Grant(AccountSession session, string secret)
    {
        var end = session.Opened + Options.SessionLifetime - Now;
        return new SessionGrant(Credential(), session.Id, secret, State.Version, SessionRules.DutyOf(State, Options), end < Options.IdleTimeout ? end : Options.IdleTimeout);
    }

    private async Task Failed(string address)
    {
        if (Guard.Failed(address, Now) is not { } until)
        {
            return;
        }

        LogLocked(Key);
        var kept = State.Lockouts.RemoveAll(lockout => lockout.Until <= Now);
        if (State.Exists && kept.Length < MaxStoredLockouts)
        {
            await Commit(State with { Lockouts = kept.Add(new Lockout(address, until)) });
        }
    }

    private string HashOf(string address) => Convert.ToBase64String(protector.Hash(AddressUse, address));

    [LoggerMessage(Level = LogLevel.Warning, Message = "An address has been locked out of {Account} after too many wrong passwords")]
    private partial void LogLocked(ObjectKey account);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A refresh token of {Account} was used twice; its session has ended")]
    private partial void LogReused(ObjectKey account);
}
