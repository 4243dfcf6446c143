using System.Text.Json;

namespace Twin.Requests;

/// <summary>A request as it stands.</summary>
/// <param name="Person">Whom it is about.</param>
/// <param name="Due">When it must have been decided.</param>
/// <param name="Overdue">True when that time has passed without a decision.</param>
/// <param name="Values">What a correction asks for; masked for whoever sees those fields masked in the record.</param>
/// <param name="Reason">The asker's words.</param>
/// <param name="DecidedBy">For staff: which account decided.</param>
/// <param name="Answer">Why it was decided so.</param>
/// <param name="Hold">The code of the legal hold that keeps the data.</param>
public sealed record RequestView(
    string Id,
    RequestKind Kind,
    string Person,
    string? Area,
    RequestStatus Status,
    DateTimeOffset AskedAt,
    DateTimeOffset Due,
    bool Overdue,
    JsonElement? Values,
    string? Reason,
    DateTimeOffset? DecidedAt,
    string? DecidedBy,
    string? Answer,
    string? Hold,
    long Revision)
{
    internal static RequestView Of(RequestSnapshot request) => new(
        request.Id,
        request.Kind,
        request.Person,
        request.Area,
        request.Status,
        request.AskedAt,
        request.Due,
        request.Overdue,
        request.Values is { } values ? JsonElement.Parse(values) : null,
        request.Reason,
        request.DecidedAt,
        request.DecidedBy,
        request.Answer,
        request.Hold,
        request.Revision);

    public override string ToString() => $"{nameof(RequestView)} {{ Id = {Id}, Status = {Status} }}";
}
