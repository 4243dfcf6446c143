using System.Collections.Immutable;
using Twin.Access;
using Twin.Accounts;
using Twin.Residents;

namespace Twin.Fakes;

public sealed class FakeAccount(string userName) : IAccountGrain
{
    /// <summary>The one session that is open until <see cref="EndSession"/>.</summary>
    public const string Session = "session";

    private AccountCredential? _credential;
    private bool _isOpen = true;
    private long _revision;

    /// <summary>An account nobody can sign in to; it saves a start the hashing of a password.</summary>
    public static FakeAccount Existing(string userName) =>
        new(userName) { _credential = new AccountCredential(userName, string.Empty, Role.Administrator, AreaScope.Everything, Worker: null) };

    public Task<Outcome<long>> Upsert(Caller caller, AccountAttributes attributes, CancellationToken cancellationToken)
    {
        Set(attributes);
        return Task.FromResult<Outcome<long>>(_revision);
    }

    public Task<bool> TryCreate(AccountAttributes attributes, CancellationToken cancellationToken)
    {
        if (_credential is not null)
        {
            return Task.FromResult(false);
        }

        Set(attributes);
        return Task.FromResult(true);
    }

    public Task<AccountCredential?> GetCredential(CancellationToken cancellationToken) => Task.FromResult(_credential);

    public Task<SignInTerms> BeginSignIn(string address, CancellationToken cancellationToken) =>
        Task.FromResult(new SignInTerms(SignInGate.Open, TimeSpan.Zero, _credential));

    public Task EndSignIn(string address, bool failed, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<SignInResult> SignIn(SignIn signIn, CancellationToken cancellationToken) =>
        Task.FromResult(new SignInResult(new SessionGrant(_credential!, Session, "secret", 1, SessionDuty.None, TimeSpan.FromMinutes(15))));

    public Task<SessionStatus> FindSession(string session, CancellationToken cancellationToken) =>
        Task.FromResult(new SessionStatus(_isOpen && session == Session, 1, SessionDuty.None));

    public Task EndSession(string session, CancellationToken cancellationToken)
    {
        _isOpen = false;
        return Task.CompletedTask;
    }

    public Task<FederatedGrant?> Admit(FederatedToken token, CancellationToken cancellationToken) => Task.FromResult(token.Claimed is { } claimed
        ? new FederatedGrant(new AccountCredential(userName, string.Empty, claimed.Role, claimed.Scope, claimed.Worker, claimed.Bound), SessionDuty.None)
        : null);

    public Task<Outcome<long>> Bind(Caller caller, FederatedIdentity identity, AccountAttributes attributes, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task Leave(DateTimeOffset issuedAt, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<Outcome<AccountSnapshot>> Get(Caller caller, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<Outcome<AccountSnapshot>> SetDisabled(Caller caller, bool disabled, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<Outcome<AccountSnapshot>> Reset(Caller caller, string passwordHash, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<Outcome<AccountSnapshot>> SignOut(Caller caller, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<SessionGrant?> Refresh(string session, string secret, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<ImmutableArray<SessionInfo>> ListSessions(CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<Outcome<long>> ChangePassword(NewPassword password, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<Outcome<string>> AddSecondFactor(CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<Outcome<ImmutableArray<string>>> ConfirmSecondFactor(string code, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<Outcome<long>> RemoveSecondFactor(string code, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task Wake(CancellationToken cancellationToken) => Task.CompletedTask;

    private void Set(AccountAttributes attributes)
    {
        _revision++;
        _credential = new AccountCredential(userName, attributes.PasswordHash ?? _credential!.PasswordHash, attributes.Role, attributes.Scope, attributes.Worker);
    }

    public Task<Verification> GetVerification(CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<Outcome<long>> Claim(string name, string idNumber, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<bool> BindPerson(string person, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task ApproveResidence(string person, string household, string by, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<Outcome<long>> Close(CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task CloseOf(string person, CancellationToken cancellationToken) => throw new NotSupportedException();
}
