namespace Twin.Devices;

/// <summary>A driver's exception must not leave a grain: a client process could not deserialize it.</summary>
internal static class StorageFaults
{
    /// <exception cref="StorageFaultException">Whatever went wrong, except a cancellation.</exception>
    public static async ValueTask Translated(this Task work)
    {
        try
        {
            await work;
        }
        catch (Exception fault) when (fault is not (StorageFaultException or OperationCanceledException))
        {
            throw Translate(fault);
        }
    }

    /// <inheritdoc cref="Translated(Task)"/>
    public static async ValueTask<T> Translated<T>(this Task<T> work)
    {
        try
        {
            return await work;
        }
        catch (Exception fault) when (fault is not (StorageFaultException or OperationCanceledException))
        {
            throw Translate(fault);
        }
    }

    private static StorageFaultException Translate(Exception fault) =>
        new("History could not be reached.", new InvalidOperationException($"{fault.GetType().Name}: {fault.Message}"));
}
