using System.Collections.Immutable;
using Twin.Devices;

namespace Twin.Storage;

/// <summary>Telemetry on disk. Device and metric names are stored once and referred to by number.</summary>
public interface IHistory
{
    /// <summary>
    /// Stores readings; returns when they are durable. Many callers share one commit. The same device, time and
    /// readings again are one.
    /// </summary>
    Task Append(string device, ImmutableArray<Telemetry> telemetry, CancellationToken cancellationToken);

    /// <summary>The newest messages of a device, oldest first, for a grain that comes up again.</summary>
    Task<ImmutableArray<Telemetry>> Latest(string device, int messages, CancellationToken cancellationToken);

    /// <summary>As <see cref="Latest"/>, as of a past time.</summary>
    Task<ImmutableArray<Telemetry>> LatestAt(string device, DateTimeOffset at, int messages, CancellationToken cancellationToken);

    /// <summary>One metric of one device, raw or in buckets; the unit is left to the caller.</summary>
    Task<HistorySeries> Read(string device, HistoryQuery query, CancellationToken cancellationToken);

    /// <summary>Forgets what a device recorded from a time on, up to but not at another.</summary>
    Task Forget(string device, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken);

    /// <summary>Forgets what is older.</summary>
    Task Trim(DateTimeOffset before, CancellationToken cancellationToken);
}
