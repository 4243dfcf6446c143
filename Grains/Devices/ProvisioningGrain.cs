using System.Collections.Immutable;
using Orleans.Concurrency;
using Twin.Access;
using Twin.Storage;

namespace Twin.Devices;

[StatelessWorker]
[Reentrant]
[GrainType("provisioning")]
internal sealed class ProvisioningGrain(IFieldProtector protector, IStoredKeys keys) : Grain, IProvisioningGrain
{
    private const int Most = 1_000;

    public async Task<string?> Claim(ProvisioningClaim claim, CancellationToken cancellationToken)
    {
        if (!ObjectKey.IsValidId(claim.Key)
            || !ObjectKey.IsValidId(claim.Device)
            || (await GrainFactory.Device(claim.Device).Check(Caller.System, Right.Read, cancellationToken)).Succeeded)
        {
            return null;
        }

        return await GrainFactory.ProvisioningKey(claim.Key).Admit(claim.Secret, claim.Device, cancellationToken) is { } terms
            ? await GrainFactory.PooledDevice(claim.Device).Enrol(claim.Key, terms, claim.Name, cancellationToken)
            : null;
    }

    public Task<string?> FindByToken(string token, CancellationToken cancellationToken) =>
        GrainFactory.DeviceToken(Convert.ToHexString(Credential.TokenHash(protector, token))).Find(cancellationToken);

    public async Task<Outcome<ImmutableArray<ProvisioningKeySnapshot>>> ListKeys(Caller caller, CancellationToken cancellationToken) =>
        Rights.Refuse(caller, ObjectKind.ProvisioningKey, Right.Read) is { } refusal
            ? refusal
            : await keys.Ask(ObjectKind.ProvisioningKey, Most, id => GrainFactory.ProvisioningKey(id).Get(caller, cancellationToken), cancellationToken);

    public async Task<Outcome<ImmutableArray<PooledDeviceSnapshot>>> ListPool(Caller caller, CancellationToken cancellationToken) =>
        Rights.Refuse(caller, ObjectKind.PooledDevice, Right.Read) is { } refusal
            ? refusal
            : await keys.Ask(ObjectKind.PooledDevice, Most, id => GrainFactory.PooledDevice(id).Get(caller, cancellationToken), cancellationToken);
}
