namespace Twin;

/// <summary>
/// The database could not be reached or refused the write; whether it was stored is unknown. Every command is safe to
/// repeat. Thrown instead of a driver's own exception, which a client process could not deserialize. An Orleans exception,
/// so that Orleans passes it on as it is.
/// </summary>
[GenerateSerializer, Alias("twin.storage-fault")]
public sealed class StorageFaultException : OrleansException
{
    public StorageFaultException()
    {
    }

    public StorageFaultException(string message)
        : base(message)
    {
    }

    public StorageFaultException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
