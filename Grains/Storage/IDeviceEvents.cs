using System.Collections.Immutable;
using Twin.Devices;

namespace Twin.Storage;

/// <summary>Events of devices on disk.</summary>
public interface IDeviceEvents
{
    /// <summary>Returns when they are durable. An event that is known by its id, or by its time, type and data, is one.</summary>
    Task Append(string device, ImmutableArray<DeviceEvent> events, CancellationToken cancellationToken);

    /// <summary>By the device's time, the newest first.</summary>
    Task<ImmutableArray<StoredEvent>> List(string device, EventQuery query, CancellationToken cancellationToken);

    /// <summary>Forgets those of a device that happened in a time.</summary>
    Task Forget(string device, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken);

    /// <summary>Forgets those that happened earlier.</summary>
    Task Trim(DateTimeOffset before, CancellationToken cancellationToken);
}
