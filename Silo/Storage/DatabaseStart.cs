using System.Security.Cryptography;
using Twin.Security;

namespace Twin.Storage;

/// <summary>
/// Makes the database ready before the silo does anything else, and refuses to start with a key that is not the
/// database's: what that silo wrote nobody else could read.
/// </summary>
internal sealed class DatabaseStart(ITwinDatabase database, MasterKey key) : ILifecycleParticipant<ISiloLifecycle>
{
    public void Participate(ISiloLifecycle lifecycle) =>
        lifecycle.Subscribe(nameof(DatabaseStart), ServiceLifecycleStage.First, Start);

    private async Task Start(CancellationToken cancellationToken)
    {
        await database.Migrate(cancellationToken);
        var expected = await database.FindKeyCheck(cancellationToken);
        if (expected is null)
        {
            await database.TryKeepKeyCheck(key.OpenOrCreate().Check, cancellationToken);
            expected = await database.FindKeyCheck(cancellationToken);
        }

        if (!CryptographicOperations.FixedTimeEquals(key.Open()?.Check, expected))
        {
            throw new OrleansConfigurationException(
                $"The master key ({key.Source}) is not the one this database was made with. Give the silo the right key, " +
                $"as {StorageOptions.Section}:{nameof(StorageOptions.Key)} or as the file {MasterKey.FileName} in its data directory.");
        }
    }
}
