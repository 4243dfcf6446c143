using System.Collections.Frozen;
using System.Text.Json;
using Twin.Objects;

namespace Twin.Models;

/// <summary>The models that ship; a site changes one by publishing a further version.</summary>
internal static class ShippedModels
{
    private static readonly FrozenDictionary<string, ModelDefinition> Models = Read();

    public static IEnumerable<string> Kinds => Models.Keys;

    public static ModelDefinition? Find(string kind) => Models.GetValueOrDefault(kind);

    /// <summary>The resource holds each schema as JSON, the contract as text.</summary>
    private static FrozenDictionary<string, ModelDefinition> Read() =>
        ShippedData.Read<Dictionary<string, Entry>>("models.json", AttributeJson.Options)
            .ToFrozenDictionary(model => model.Key, model => model.Value.ToDefinition(), StringComparer.Ordinal);

    private sealed record Entry(
        LocalText Titles, string? Group, JsonElement Schema, string Title, ModelField[] Fields, string[] Place, string? Status = null, string? Labels = null)
    {
        public ModelDefinition ToDefinition() => new(Titles, Group, Schema.GetRawText(), Title, [.. Fields], [.. Place], Status, Labels);
    }
}
