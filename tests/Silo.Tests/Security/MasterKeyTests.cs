using Orleans.Runtime;
using Twin.Storage;

namespace Twin.Security;

public sealed class MasterKeyTests(SqliteEngine engine) : IClassFixture<SqliteEngine>
{
    private const string DataDirectory = "Twin:DataDirectory";

    [Fact]
    public async Task Silo_makes_a_key_only_its_owner_can_read_and_goes_on_with_it()
    {
        var database = await engine.NewDatabase();
        string secret;
        await using (var first = await StorageHost.Start(database))
        {
            secret = first.Protector.Protect("clear");
        }

        await using var second = await StorageHost.Start(database);

        Assert.Equal("clear", second.Protector.Unprotect(secret));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(KeyFile(database)));
        }
    }

    [Fact]
    public async Task Silo_refuses_to_start_with_another_key()
    {
        var database = await engine.NewDatabase();
        await using (await StorageHost.Start(database))
        {
        }

        var other = new Dictionary<string, string?>(database, StringComparer.Ordinal) { ["Twin:Key"] = Convert.ToBase64String(new byte[32]) };

        Assert.Contains("Twin:Key", (await RefusalOf(other)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Silo_refuses_to_start_when_the_key_of_its_database_is_gone_and_makes_no_new_one()
    {
        var database = await engine.NewDatabase();
        await using (await StorageHost.Start(database))
        {
        }

        File.Delete(KeyFile(database));

        Assert.Contains("twin.key", (await RefusalOf(database)).Message, StringComparison.Ordinal);
        Assert.False(File.Exists(KeyFile(database)));
    }

    [Fact]
    public async Task Silo_refuses_to_start_with_a_key_that_is_none()
    {
        var database = await engine.NewDatabase();
        Directory.CreateDirectory(database[DataDirectory]!);
        await File.WriteAllTextAsync(KeyFile(database), "c2hvcnQ=", TestContext.Current.CancellationToken);

        Assert.Contains("32 bytes", (await RefusalOf(database)).Message, StringComparison.Ordinal);
    }

    private static string KeyFile(IReadOnlyDictionary<string, string?> database) => Path.Combine(database[DataDirectory]!, "twin.key");

    private static Task<OrleansConfigurationException> RefusalOf(IReadOnlyDictionary<string, string?> database) =>
        Assert.ThrowsAsync<OrleansConfigurationException>(() => StorageHost.Start(database));
}
