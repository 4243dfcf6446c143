using Twin.Accounts;

namespace Twin.Fakes;

public sealed class FakeKeyRing : IKeyRingGrain
{
    public static readonly byte[] Key = [.. Enumerable.Range(1, 32).Select(number => (byte)number)];

    public Task<byte[]> GetTokenSigningKey(CancellationToken cancellationToken) => Task.FromResult(Key);
}
