using Orleans.Concurrency;
using Twin.Storage;

namespace Twin.Accounts;

[StatelessWorker]
[GrainType("key-ring")]
internal sealed class KeyRingGrain(IFieldProtector protector) : Grain, IKeyRingGrain
{
    private const string TokenUse = "access-token";

    public Task<byte[]> GetTokenSigningKey(CancellationToken cancellationToken) => Task.FromResult(protector.DeriveKey(TokenUse));
}
