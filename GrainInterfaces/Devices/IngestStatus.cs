namespace Twin.Devices;

public enum IngestStatus
{
    /// <summary>Durable, except the readings named in <see cref="IngestOutcome.Rejected"/>.</summary>
    Accepted = 0,

    /// <summary>No such device has been created.</summary>
    UnknownDevice = 1,

    /// <summary>Who sent it does not speak for the device; also the answer for a device that does not exist.</summary>
    NotItsGateway = 2,

    /// <summary>Those who live where the device is have not consented: nothing of it may be kept, here or anywhere.</summary>
    NotConsented = 3,

    /// <summary>Durable under the names the device uses itself: it waits in the pool to be bound.</summary>
    Unbound = 4,
}
