namespace Twin.Storage.Keys;

/// <summary>All keys of an installation as they stand in the database, wrapped.</summary>
/// <param name="Check">Tells which master key wraps them.</param>
/// <param name="Secrets">By name.</param>
internal sealed record KeyBook(byte[] Check, IReadOnlyDictionary<string, byte[]> Secrets, IReadOnlyList<DataKeyRow> DataKeys);
