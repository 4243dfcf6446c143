using System.Text.Json;

namespace Twin.Visits;

/// <summary>A field as it is and as it would be.</summary>
/// <param name="Present">To be sent as <c>seen</c>; null for nothing.</param>
public sealed record FieldDifference(string Field, JsonElement? Present, JsonElement? Proposed)
{
    internal static FieldDifference Of(VisitDifference one) => new(one.Field, Parse(one.Present), Parse(one.Proposed));

    private static JsonElement? Parse(string? json) => json is null ? null : JsonElement.Parse(json);
}
