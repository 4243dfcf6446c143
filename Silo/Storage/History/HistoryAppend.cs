using System.Collections.Immutable;
using Twin.Devices;

namespace Twin.Storage;

/// <summary>A caller's messages on their way to the next commit.</summary>
internal sealed record HistoryAppend(string Device, ImmutableArray<Telemetry> Telemetry);
