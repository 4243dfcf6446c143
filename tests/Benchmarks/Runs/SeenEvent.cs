using System.Text.Json;

namespace Twin.Benchmarks.Runs;

/// <summary>An event as a watcher saw it.</summary>
/// <param name="Id">Of the object that it happened to.</param>
/// <param name="At">When it happened, by the twin's clock.</param>
/// <param name="Seen">When it came, as a time stamp of this process's stopwatch.</param>
internal readonly record struct SeenEvent(string Type, string Id, DateTimeOffset At, JsonElement Data, long Seen);
