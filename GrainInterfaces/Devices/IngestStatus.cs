namespace Twin.Devices;

public enum IngestStatus
{
    /// <summary>Durable, except the readings named in <see cref="IngestOutcome.Rejected"/>.</summary>
    Accepted = 0,

    /// <summary>No such device has been created.</summary>
    UnknownDevice = 1,
}
