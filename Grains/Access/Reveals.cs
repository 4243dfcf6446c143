using System.Text.Json;
using Microsoft.Extensions.Options;
using Twin.Audit;
using Twin.Objects;

namespace Twin.Access;

/// <summary>Shows one field in clear: for a reason, so many an hour, and on record before the value leaves.</summary>
internal sealed class Reveals(IAuditLog audit, IGrainFactory grains, IOptions<AccessOptions> options)
{
    private const string Use = "reveal";
    private const int ShortestReason = 4;
    private const int LongestReason = 200;

    /// <param name="attributes">The whole record, in clear.</param>
    public async Task<Outcome<string>> Show<T>(Caller caller, ObjectKey key, T attributes, string field, string reason, CancellationToken cancellationToken)
        where T : class
    {
        if (reason.Trim() is not { Length: >= ShortestReason and <= LongestReason } words)
        {
            return Refusal.Invalid("reason", $"must be {ShortestReason} to {LongestReason} characters");
        }

        if (Rights.SightOf(caller.Role, key.Kind, field) is not (Sight.Revealable or Sight.Clear))
        {
            return await Refuse(caller, key, field, words, Refusal.Forbidden("This field is not shown to your role."), cancellationToken);
        }

        if (!await grains.Allowance(Use, caller.Subject).Take(options.Value.RevealsPerHour, cancellationToken))
        {
            return await Refuse(caller, key, field, words, Refusal.TooMany($"{options.Value.RevealsPerHour} fields an hour are shown; try again later."), cancellationToken);
        }

        await audit.Append(Note(caller, key, field, words), cancellationToken);
        return Find(attributes, field) is { } value ? value : Refusal.Invalid("field", "has no value");
    }

    private async Task<Refusal> Refuse(Caller caller, ObjectKey key, string field, string reason, Refusal refusal, CancellationToken cancellationToken)
    {
        await audit.Append(Note(caller, key, field, reason) with { Outcome = AuditOutcome.Refused }, cancellationToken);
        return refusal;
    }

    private static AuditNote Note(Caller caller, ObjectKey key, string field, string reason) =>
        AuditNote.Of(caller, AuditAction.Reveal, key, field) with { Reason = reason };

    /// <summary>A field, or one within it: <c>document.number</c>.</summary>
    private static string? Find<T>(T attributes, string field)
        where T : class
    {
        var value = JsonSerializer.SerializeToElement(attributes, AttributeJson.Options);
        foreach (var name in field.Split('.'))
        {
            if (value.ValueKind != JsonValueKind.Object || !value.TryGetProperty(name, out value))
            {
                return null;
            }
        }

        return value.ValueKind == JsonValueKind.String ? value.GetString() : null;
    }
}
