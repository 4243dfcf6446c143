using System.Collections.Immutable;

namespace Twin.Audit;

/// <param name="Entries">Newest first.</param>
/// <param name="Cursor">Where the next page starts; null on the last.</param>
[GenerateSerializer, Immutable, Alias("twin.audit-page")]
public sealed record AuditPage(
    [property: Id(0)] ImmutableArray<AuditEntry> Entries,
    [property: Id(1)] string? Cursor);
