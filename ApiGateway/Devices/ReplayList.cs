namespace Twin.Devices;

/// <summary>What became of each dead letter, in the order of their ids.</summary>
public sealed record ReplayList(IReadOnlyList<ReplayResult> Items);
