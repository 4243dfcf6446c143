using Twin.Places;

namespace Twin.Cases;

/// <summary>A case as its worker's inbox shows it.</summary>
/// <param name="Revision">The case's revision it was made from.</param>
/// <param name="Location">Where it is, when that is known.</param>
[GenerateSerializer, Immutable, Alias("twin.inbox-item")]
public sealed record InboxItem(
    [property: Id(0)] string CaseId,
    [property: Id(1)] string Title,
    [property: Id(2)] string Category,
    [property: Id(3)] Severity Severity,
    [property: Id(4)] CaseStatus Status,
    [property: Id(5)] string Grid,
    [property: Id(6)] string? Building,
    [property: Id(7)] DateTimeOffset? Due,
    [property: Id(8)] long Revision,
    [property: Id(9)] GeoPoint? Location = null);
