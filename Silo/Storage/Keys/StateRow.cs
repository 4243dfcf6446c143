namespace Twin.Storage.Keys;

/// <summary>What is in a row of <c>grain_state</c>.</summary>
internal sealed record StateRow(string Key, long Version, string State);
