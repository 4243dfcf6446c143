using Twin.Access;

namespace Twin.Devices;

/// <summary>A key with which devices nobody has entered yet may ask for a credential. Key: <c>provisioning-key/{id}</c>.</summary>
[Alias("twin.IProvisioningKeyGrain")]
public interface IProvisioningKeyGrain : IWakeable
{
    /// <returns>Its secret, told this once; <c>Conflict</c> when there is such a key.</returns>
    [Alias("Create")]
    Task<Outcome<string>> Create(Caller caller, ProvisioningTerms terms, CancellationToken cancellationToken);

    [Alias("Get")]
    Task<Outcome<ProvisioningKeySnapshot>> Get(Caller caller, CancellationToken cancellationToken);

    /// <summary>Nobody claims with it any more; what has been claimed stays.</summary>
    [Alias("Revoke")]
    Task<Outcome<long>> Revoke(Caller caller, CancellationToken cancellationToken);

    /// <summary>Counts a device in.</summary>
    /// <returns>The terms; null when the secret is wrong, or the key has expired, is used up or does not exist.</returns>
    [Alias("Admit")]
    Task<ProvisioningTerms?> Admit(string secret, string device, CancellationToken cancellationToken);
}
