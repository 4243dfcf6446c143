namespace Twin.Storage.Compartment;

/// <summary>What one write of a record puts into the tables.</summary>
/// <param name="Name">A keyed hash of the record's key.</param>
/// <param name="Read">The version that was read; null for a first write.</param>
/// <param name="Sealed">The state, encrypted.</param>
/// <param name="Terms">Keyed hashes of what it is listed by; null when the record is erased.</param>
/// <param name="Revision">Of the change.</param>
/// <param name="Change">The change, encrypted; null when there is none to keep.</param>
internal sealed record SealedWrite(string Name, int? Read, string Sealed, IReadOnlyCollection<string>? Terms, long Revision, string? Change);
