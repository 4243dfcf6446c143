namespace Twin;

/// <summary>Why a call was not carried out, in words the caller may see.</summary>
/// <param name="Reason">The class of refusal; decides the HTTP status.</param>
/// <param name="Message">One sentence, without personal data.</param>
/// <param name="Field">The offending field of the command, when there is one.</param>
[GenerateSerializer, Immutable, Alias("twin.refusal")]
public sealed record Refusal(
    [property: Id(0)] RefusalReason Reason,
    [property: Id(1)] string Message,
    [property: Id(2)] string? Field = null)
{
    /// <summary>Also the answer for what lies outside the caller's scope, so that the two cannot be told apart.</summary>
    public static Refusal NotFound(ObjectKey key) => new(RefusalReason.NotFound, $"There is no {key.Kind} '{key.Id}'.");

    public static Refusal Forbidden(string message) => new(RefusalReason.Forbidden, message);

    public static Refusal Invalid(string field, string message) => new(RefusalReason.Invalid, message, field);

    public static Refusal TooMany(string message) => new(RefusalReason.TooMany, message);

    public static Refusal Conflict(string message) => new(RefusalReason.Conflict, message);

    /// <param name="revision">The present one.</param>
    public static Refusal Stale(ObjectKey key, long revision) => new(RefusalReason.Stale, $"{key} has changed since: its revision is {revision}.");
}
