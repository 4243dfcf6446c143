using System.Text.Json;

namespace Twin.Objects;

/// <param name="Area">The area code it lies in, if any.</param>
/// <param name="Attributes">The fields of its kind; sensitive values are masked, secrets left out.</param>
public sealed record ObjectView(string Kind, string Id, long Revision, string? Area, JsonElement Attributes)
{
    internal static ObjectView Of(ObjectSnapshot snapshot) =>
        new(snapshot.Key.Kind, snapshot.Key.Id, snapshot.Revision, snapshot.Area, JsonElement.Parse(snapshot.Attributes));
}
