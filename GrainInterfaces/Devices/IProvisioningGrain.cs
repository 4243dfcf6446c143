using System.Collections.Immutable;
using Twin.Access;

namespace Twin.Devices;

/// <summary>The door for devices that nobody has entered yet. Stateless; key 0.</summary>
[Alias("twin.IProvisioningGrain")]
public interface IProvisioningGrain : IGrainWithIntegerKey
{
    /// <summary>Gives a device its own credential, once, and puts it into the pool.</summary>
    /// <returns>Its secret, which is its token as well; null when it may not have one, whatever the reason.</returns>
    [Alias("Claim")]
    Task<string?> Claim(ProvisioningClaim claim, CancellationToken cancellationToken);

    /// <summary>Whose token it is; whether it still holds, the device says.</summary>
    [Alias("FindByToken")]
    Task<string?> FindByToken(string token, CancellationToken cancellationToken);

    [Alias("ListKeys")]
    Task<Outcome<ImmutableArray<ProvisioningKeySnapshot>>> ListKeys(Caller caller, CancellationToken cancellationToken);

    /// <summary>The devices that wait to be bound, by id.</summary>
    [Alias("ListPool")]
    Task<Outcome<ImmutableArray<PooledDeviceSnapshot>>> ListPool(Caller caller, CancellationToken cancellationToken);
}
