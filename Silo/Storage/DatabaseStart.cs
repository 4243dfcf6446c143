using Twin.Security;

namespace Twin.Storage;

/// <summary>
/// Makes the database ready before the silo does anything else, and opens its keys: without the right master key the
/// silo does not start, for what it wrote nobody else could read.
/// </summary>
internal sealed class DatabaseStart(ITwinDatabase database, KeyVault keys) : ILifecycleParticipant<ISiloLifecycle>
{
    public void Participate(ISiloLifecycle lifecycle) =>
        lifecycle.Subscribe(nameof(DatabaseStart), ServiceLifecycleStage.First, Start);

    private async Task Start(CancellationToken cancellationToken)
    {
        await database.Migrate(cancellationToken);
        await keys.Open(cancellationToken);
    }
}
