using System.Text.Json;

namespace Twin.Requests;

/// <param name="Values">The fields of the record that are wrong, with the right values; null for a field that should not be there.</param>
/// <param name="Reason">Why, in up to 500 characters.</param>
public sealed record Correction(JsonElement Values, string? Reason = null)
{
    public override string ToString() => nameof(Correction);
}
