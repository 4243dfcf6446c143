namespace Twin.Accounts;

/// <summary>Hands the gateways what only silos can derive from the master key. Stateless; key 0.</summary>
[Alias("twin.IKeyRingGrain")]
public interface IKeyRingGrain : IGrainWithIntegerKey
{
    /// <summary>The 256-bit key that signs access tokens, the same on every silo.</summary>
    [Alias("GetTokenSigningKey")]
    Task<byte[]> GetTokenSigningKey(CancellationToken cancellationToken);
}
