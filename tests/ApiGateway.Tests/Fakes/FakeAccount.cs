using Twin.Access;
using Twin.Accounts;

namespace Twin.Fakes;

public sealed class FakeAccount(string userName) : IAccountGrain
{
    private AccountCredential? _credential;
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

    public Task Wake(CancellationToken cancellationToken) => Task.CompletedTask;

    private void Set(AccountAttributes attributes)
    {
        _revision++;
        _credential = new AccountCredential(userName, attributes.PasswordHash ?? _credential!.PasswordHash, attributes.Role, attributes.Scope, attributes.Worker);
    }
}
