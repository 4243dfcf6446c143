namespace Twin.Storage.Postgres;

/// <param name="Document">JSON; null for a state that was cleared.</param>
internal sealed record StoredState(int Version, byte[]? Document);
