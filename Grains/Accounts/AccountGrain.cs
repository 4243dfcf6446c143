using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Twin.Access;
using Twin.Storage;

namespace Twin.Accounts;

[GrainType(ObjectKind.Account)]
internal sealed class AccountGrain(
    [PersistentState(ObjectKind.Account, TwinStorage.Name)] IPersistentState<Document<AccountState>> document,
    [FromKeyedServices(TimeProviderNames.Grains)] TimeProvider time,
    ILogger<AccountGrain> log)
    : TwinGrain<AccountState>(document, time, log), IAccountGrain
{
    public async Task<Outcome<long>> Upsert(Caller caller, AccountAttributes attributes, CancellationToken cancellationToken)
    {
        if (AccountRules.Check(Key.Id, State, caller, attributes) is { } refusal)
        {
            return refusal;
        }

        if (!State.Exists || !State.Says(attributes))
        {
            await Commit(State.With(attributes));
        }

        return State.Revision;
    }

    public async Task<bool> TryCreate(AccountAttributes attributes, CancellationToken cancellationToken)
    {
        if (State.Exists)
        {
            return false;
        }

        await Commit(State.With(attributes));
        return true;
    }

    public Task<AccountCredential?> GetCredential(CancellationToken cancellationToken) => Task.FromResult(State.Exists
        ? new AccountCredential(Key.Id, State.PasswordHash, State.Role, State.Scope, State.Worker)
        : null);

    /// <summary>Accounts are in no list: who has a login is nobody's search result.</summary>
    protected override Card? Describe(AccountState state) => null;
}
