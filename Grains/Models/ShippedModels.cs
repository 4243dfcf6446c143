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
    private static FrozenDictionary<string, ModelDefinition> Read()
    {
        using var resource = typeof(ShippedModels).Assembly.GetManifestResourceStream("models.json")
            ?? throw new InvalidOperationException("The models are missing from the assembly.");
        return JsonSerializer.Deserialize<Dictionary<string, Entry>>(resource, AttributeJson.Options)!
            .ToFrozenDictionary(model => model.Key, model => model.Value.ToDefinition(), StringComparer.Ordinal);
    }

    private sealed record Entry(
        LocalText Titles, string? Group, JsonElement Schema, string Title, ModelField[] Fields, string[] Place, string? Status = null, string? Labels = null)
    {
        public ModelDefinition ToDefinition() => new(Titles, Group, Schema.GetRawText(), Title, [.. Fields], [.. Place], Status, Labels);
    }
}
