namespace Twin.Devices.Broker;

/// <summary>A slot that this bridge serves: its connection is made again and again until the slot is given up.</summary>
internal sealed class BrokerSlot(CancellationTokenSource end)
{
    private BrokerConnection? _connection;

    public CancellationToken Ended { get; } = end.Token;

    /// <summary>The present connection; null while there is none.</summary>
    public BrokerConnection? Connection
    {
        get => Volatile.Read(ref _connection);
        set => Volatile.Write(ref _connection, value);
    }

    public Task Running { get; set; } = Task.CompletedTask;

    public async Task GiveUp()
    {
        await end.CancelAsync();
        await Running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        end.Dispose();
    }
}
