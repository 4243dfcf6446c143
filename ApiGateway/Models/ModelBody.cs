using System.Collections.Immutable;
using System.Text.Json;

namespace Twin.Models;

/// <summary>A model to be published: see <see cref="ModelView"/>.</summary>
public sealed record ModelBody(
    LocalText Titles,
    JsonElement Schema,
    string Title,
    ImmutableArray<ModelField> Fields,
    ImmutableArray<string> Place,
    string? Group = null,
    string? Status = null,
    string? Labels = null)
{
    internal ModelDefinition ToDefinition() => new(Titles, Group, Schema.GetRawText(), Title, Fields, Place, Status, Labels);
}
