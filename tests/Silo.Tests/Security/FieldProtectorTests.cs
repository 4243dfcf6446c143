using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Twin.Storage;

namespace Twin.Security;

public class FieldProtectorTests
{
    private static readonly string KeyA = Convert.ToBase64String(SHA256.HashData("a"u8));
    private static readonly string KeyB = Convert.ToBase64String(SHA256.HashData("b"u8));

    private readonly ConcurrentDictionary<string, IFieldProtector> _installations = new(StringComparer.Ordinal);

    [Theory]
    [InlineData("")]
    [InlineData("11010519491231002X")]
    [InlineData("四川省成都市领事巷3栋")]
    public void Unprotect_gives_back_what_was_protected(string clear)
    {
        var secret = Protector(KeyA).Protect(clear);

        Assert.Equal(clear, Protector(KeyA).Unprotect(secret));
        Assert.DoesNotContain(clear.Length == 0 ? "=" : clear, secret, StringComparison.Ordinal);
    }

    [Fact]
    public void Protect_gives_another_text_each_time() => Assert.NotEqual(Protector(KeyA).Protect("x"), Protector(KeyA).Protect("x"));

    [Fact]
    public void Unprotect_refuses_another_key() =>
        Assert.ThrowsAny<CryptographicException>(() => Protector(KeyB).Unprotect(Protector(KeyA).Protect("x")));

    [Theory]
    [InlineData("")]
    [InlineData("AQ")]
    [InlineData("not base64url!")]
    [InlineData("11010519491231002X11010519491231002X11010519491231002X")]
    public void Unprotect_refuses_what_was_never_protected(string text) =>
        Assert.ThrowsAny<CryptographicException>(() => Protector(KeyA).Unprotect(text));

    [Fact]
    public void Unprotect_refuses_any_changed_character()
    {
        var secret = Protector(KeyA).Protect("11010519491231002X");

        // The last character may carry bits that are not part of the message.
        for (var i = 0; i < secret.Length - 1; i++)
        {
            var changed = string.Concat(secret.AsSpan(0, i), secret[i] == 'A' ? "B" : "A", secret.AsSpan(i + 1));
            Assert.ThrowsAny<CryptographicException>(() => Protector(KeyA).Unprotect(changed));
        }
    }

    [Fact]
    public void Hash_depends_on_key_use_and_text()
    {
        var hash = Protector(KeyA).Hash("device-secret", "x");

        Assert.Equal(hash, Protector(KeyA).Hash("device-secret", "x"));
        Assert.NotEqual(hash, Protector(KeyB).Hash("device-secret", "x"));
        Assert.NotEqual(hash, Protector(KeyA).Hash("phone", "x"));
        Assert.NotEqual(hash, Protector(KeyA).Hash("device-secret", "y"));
    }

    [Fact]
    public void DeriveKey_gives_each_use_its_own_key_and_each_caller_a_copy()
    {
        var protector = Protector(KeyA);
        var key = protector.DeriveKey("access-token");
        var same = key.ToArray();
        key[0] ^= 1;

        Assert.Equal(same, protector.DeriveKey("access-token"));
        Assert.NotEqual(same, protector.DeriveKey("other"));
        Assert.Equal(32, same.Length);
    }

    /// <summary>One installation for each master key: the keys of two have nothing in common.</summary>
    private IFieldProtector Protector(string key) => _installations.GetOrAdd(key, static key =>
    {
        var store = new MemoryKeyStore();
        var master = new MasterKey(Options.Create(new StorageOptions { Key = key }));
        var vault = new KeyVault(store, master, NullLogger<KeyVault>.Instance);
        vault.Open(CancellationToken.None).GetAwaiter().GetResult();
        return new FieldProtector(new DataKeyRing(FieldProtector.Ring, store, master, NullLoggerFactory.Instance), vault);
    });
}
