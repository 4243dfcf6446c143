using System.Collections.Immutable;
using System.Text.Json;

namespace Twin.Models;

/// <summary>What objects of a kind are like.</summary>
/// <param name="Group">What it stands under in menus, such as <c>organisation</c>.</param>
/// <param name="Title">How an object is called, with its fields in braces.</param>
/// <param name="Place">The fields that say where an object lies; the first that has a value counts.</param>
/// <param name="Status">The field that is the status in lists, if any.</param>
/// <param name="Labels">The field that is the labels in lists, if any.</param>
/// <param name="Fields">In the order in which they are shown.</param>
/// <param name="Schema">A JSON Schema, draft 2020-12.</param>
public sealed record ModelView(
    string Kind,
    int Version,
    LocalText Titles,
    string? Group,
    string Title,
    ImmutableArray<string> Place,
    string? Status,
    string? Labels,
    ImmutableArray<ModelField> Fields,
    JsonElement Schema)
{
    internal static ModelView Of(ModelVersion model) => new(
        model.Kind,
        model.Version,
        model.Definition.Titles,
        model.Definition.Group,
        model.Definition.Title,
        model.Definition.Place,
        model.Definition.Status,
        model.Definition.Labels,
        model.Definition.Fields,
        JsonElement.Parse(model.Definition.Schema));
}
