using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime;
using Twin.Storage;

namespace Twin.Security;

public abstract class KeyContract(IStorageEngine engine)
{
    private const string Key = "Twin:Key";
    private const string PreviousKey = "Twin:PreviousKey";

    private static readonly string OldKey = Convert.ToBase64String(SHA256.HashData("old"u8));
    private static readonly string NewKey = Convert.ToBase64String(SHA256.HashData("new"u8));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_new_master_key_reads_what_was_written_under_the_old_one()
    {
        var database = With(await engine.NewDatabase(), OldKey);
        var (secret, hash, token) = await Use(database);
        var rotated = With(database, NewKey, OldKey);
        await using (var host = await StorageHost.Start(rotated))
        {
            Check(host, secret, hash, token);
        }

        // From then on the new one alone will do, and the old one will not.
        await using (var host = await StorageHost.Start(With(database, NewKey)))
        {
            Check(host, secret, hash, token);
        }

        Assert.Contains(PreviousKey, (await RefusalOf(database)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_master_key_that_is_neither_the_present_nor_the_previous_one_changes_nothing()
    {
        var database = With(await engine.NewDatabase(), OldKey);
        var (secret, hash, token) = await Use(database);
        var before = await engine.Dump(database, "secret");

        await RefusalOf(With(database, NewKey));
        await RefusalOf(With(database, NewKey, Convert.ToBase64String(SHA256.HashData("other"u8))));

        Assert.Equal(before, await engine.Dump(database, "secret"));
        await using var host = await StorageHost.Start(database);
        Check(host, secret, hash, token);
    }

    [Fact]
    public async Task Silos_agree_on_keys_and_learn_of_new_ones_at_once()
    {
        await using var host = await StorageHost.Start(await engine.NewDatabase(), engine.Silos);
        var protectors = host.Services<IFieldProtector>().ToArray();

        for (var i = 0; i < 3; i++)
        {
            var secret = protectors[0].Protect($"clear {i}");
            Assert.Equal($"clear {i}", protectors[^1].Unprotect(secret));
            Assert.True(Ring(host).Renew());
        }

        Assert.Equal(protectors[0].Hash("phone", "x"), protectors[^1].Hash("phone", "x"));
        Assert.Equal(protectors[0].DeriveKey("token"), protectors[^1].DeriveKey("token"));
    }

    [Fact]
    public async Task Stored_fields_are_encrypted_again_under_load_and_stay_readable()
    {
        await using var host = await StorageHost.Start(await engine.NewDatabase(), engine.Silos);
        var ring = Ring(host);
        var rows = await Task.WhenAll(Enumerable.Range(0, 600).Select(async i => await host.Write($"note/{i}", host.Protector.Protect($"clear {i}"))));
        var old = ring.Newest.KeyId;

        using var stop = new CancellationTokenSource();
        var load = Task.Run(
            async () =>
            {
                // The last hundred are written again and again, some with the text they had before.
                var held = rows[500..];
                for (var i = 0; !stop.IsCancellationRequested; i = (i + 1) % held.Length)
                {
                    var text = i % 2 == 0 ? held[i].Text : host.Protector.Protect(host.Protector.Unprotect(held[i].Text!));
                    held[i] = await host.Write($"note/{500 + i}", text!, read: held[i]);
                }
            },
            Cancellation);
        Assert.True(ring.Renew());
        await host.Service<Reencryption>().Run(Cancellation);
        await stop.CancelAsync();
        await load;

        for (var i = 0; i < rows.Length; i++)
        {
            var text = (await host.Read($"note/{i}")).Text!;
            Assert.Equal($"clear {i}", host.Protector.Unprotect(text));
            Assert.True(i >= 500 || ring.IsCurrent(text), $"note {i} still has the old key");
        }

        Assert.NotEqual(old, ring.Newest.KeyId);
    }

    [Fact]
    public async Task No_key_is_in_the_database_in_clear()
    {
        var database = With(await engine.NewDatabase(), OldKey);
        await using var host = await StorageHost.Start(database);
        host.Protector.Protect("clear");
        var keys = await engine.Dump(database, "data_key");

        Assert.NotEmpty(keys);
        Assert.All(keys, key =>
        {
            Assert.Contains("wrapped", key, StringComparison.Ordinal);
            Assert.DoesNotContain("masterKey", key, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("<value>", key, StringComparison.OrdinalIgnoreCase);
        });
    }

    private static async Task<(string Secret, byte[] Hash, byte[] Token)> Use(IReadOnlyDictionary<string, string?> database)
    {
        await using var host = await StorageHost.Start(database);
        return (host.Protector.Protect("clear"), host.Protector.Hash("phone", "x"), host.Protector.DeriveKey("token"));
    }

    private static void Check(StorageHost host, string secret, byte[] hash, byte[] token)
    {
        Assert.Equal("clear", host.Protector.Unprotect(secret));
        Assert.Equal(hash, host.Protector.Hash("phone", "x"));
        Assert.Equal(token, host.Protector.DeriveKey("token"));
    }

    private static DataKeyRing Ring(StorageHost host) => host.Service<DataKeyRing>(FieldProtector.Ring);

    private static Dictionary<string, string?> With(IReadOnlyDictionary<string, string?> database, string key, string? previous = null) =>
        new(database, StringComparer.Ordinal) { [Key] = key, [PreviousKey] = previous };

    private static Task<OrleansConfigurationException> RefusalOf(IReadOnlyDictionary<string, string?> database) =>
        Assert.ThrowsAsync<OrleansConfigurationException>(() => StorageHost.Start(database));
}
