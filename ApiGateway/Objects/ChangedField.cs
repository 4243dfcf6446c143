using System.Text.Json;

namespace Twin.Objects;

/// <param name="Before">Null when it had no value.</param>
/// <param name="After">Null when it has none.</param>
public sealed record ChangedField(string Field, JsonElement? Before, JsonElement? After)
{
    internal static ChangedField Of(FieldChange change) => new(change.Field, Parse(change.Before), Parse(change.After));

    private static JsonElement? Parse(string? json) => json is null ? null : JsonElement.Parse(json);
}
