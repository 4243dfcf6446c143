namespace Twin.Requests;

/// <summary>A request as it stands.</summary>
/// <param name="Person">Whom it is about.</param>
/// <param name="Due">When it must have been decided.</param>
/// <param name="Overdue">True when that time has passed without a decision.</param>
/// <param name="Values">The values asked for, a JSON object; masked for whoever sees them masked in the record.</param>
/// <param name="Reason">The asker's words.</param>
/// <param name="DecidedBy">Staff see which account; the asker does not.</param>
/// <param name="Answer">Why it was decided so.</param>
/// <param name="Hold">The code of the legal hold that keeps the data.</param>
[GenerateSerializer, Immutable, Alias("twin.request-snapshot")]
public sealed record RequestSnapshot(
    [property: Id(0)] string Id,
    [property: Id(1)] RequestKind Kind,
    [property: Id(2)] string Person,
    [property: Id(3)] string? Area,
    [property: Id(4)] RequestStatus Status,
    [property: Id(5)] DateTimeOffset AskedAt,
    [property: Id(6)] DateTimeOffset Due,
    [property: Id(7)] bool Overdue,
    [property: Id(8)] string? Values,
    [property: Id(9)] string? Reason,
    [property: Id(10)] DateTimeOffset? DecidedAt,
    [property: Id(11)] string? DecidedBy,
    [property: Id(12)] string? Answer,
    [property: Id(13)] string? Hold,
    [property: Id(14)] long Revision)
{
    public override string ToString() => $"{nameof(RequestSnapshot)} {{ Id = {Id}, Status = {Status} }}";
}
