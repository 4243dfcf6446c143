namespace Twin.Benchmarks.Runs;

/// <summary>A case given to a worker.</summary>
internal sealed record Dispatch(string Case, string Worker);
