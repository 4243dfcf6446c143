using System.Collections.Immutable;

namespace Twin.Models;

/// <summary>What objects of a kind are like.</summary>
/// <param name="Group">What it stands under in menus, such as <c>organisation</c>.</param>
/// <param name="Schema">A JSON Schema (draft 2020-12) of an object, with references within itself only.</param>
/// <param name="Title">How an object is called, with its fields in braces: <c>{name}</c>.</param>
/// <param name="Fields">In the order in which they are shown; properties of the schema.</param>
/// <param name="Place">The fields that say where an object lies; the first that has a value counts. Each links to a place.</param>
/// <param name="Status">The field that is the card's status, if any.</param>
/// <param name="Labels">The field that is the card's labels, if any.</param>
[GenerateSerializer, Immutable, Alias("twin.model-definition")]
public sealed record ModelDefinition(
    [property: Id(0)] LocalText Titles,
    [property: Id(1)] string? Group,
    [property: Id(2)] string Schema,
    [property: Id(3)] string Title,
    [property: Id(4)] ImmutableArray<ModelField> Fields,
    [property: Id(5)] ImmutableArray<string> Place,
    [property: Id(6)] string? Status = null,
    [property: Id(7)] string? Labels = null);
