using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Json.Schema;
using Twin.Objects;
using Twin.People;
using Twin.Search;
using Twin.Storage;

namespace Twin.Models;

/// <summary>A version of a model, ready to check attributes by and to make cards with. Its definition has passed <see cref="ModelRules"/>.</summary>
internal sealed class CompiledModel
{
    private static readonly Dialect Dialect = Json.Schema.Dialect.Draft202012.With([new SafePattern()]);

    private static readonly EvaluationOptions Evaluation = new()
    {
        OutputFormat = OutputFormat.List,
        RequireFormatValidation = true,
        FormatRegistry = FieldFormats.Registry,
    };

    private readonly ModelDefinition _definition;
    private readonly JsonElement _schemaText;
    private readonly JsonSchema _schema;
    private readonly FrozenSet<string> _known;
    private readonly ImmutableArray<string> _needed;

    public CompiledModel(ModelVersion model)
    {
        Kind = model.Kind;
        Version = model.Version;
        _definition = model.Definition;
        _schemaText = JsonElement.Parse(_definition.Schema);
        _schema = JsonSchema.Build(_schemaText, new BuildOptions { Dialect = Dialect, SchemaRegistry = new SchemaRegistry() });
        _known = _schemaText.GetProperty("properties").EnumerateObject().Select(property => property.Name).ToFrozenSet(StringComparer.Ordinal);
        _needed = _schemaText.TryGetProperty("required", out var required) ? [.. required.EnumerateArray().Select(name => name.GetString()!)] : [];
        Sensitive = Fields.Where(field => field.Sensitive).Select(field => field.Name).ToFrozenSet(StringComparer.Ordinal);
    }

    public string Kind { get; }

    public int Version { get; }

    public FrozenSet<string> Sensitive { get; }

    private ImmutableArray<ModelField> Fields => _definition.Fields;

    /// <summary>What is wrong with the attributes; null when nothing is.</summary>
    public Refusal? Check(JsonObject attributes)
    {
        if (attributes.Select(field => field.Key).FirstOrDefault(name => !_known.Contains(name)) is { } unknown)
        {
            return Refusal.Invalid(unknown.Length <= 100 ? unknown : unknown[..100], "is not a known field of this kind");
        }

        if (_needed.FirstOrDefault(name => !attributes.ContainsKey(name)) is { } missing)
        {
            return Refusal.Invalid(missing, "is needed");
        }

        var instance = JsonSerializer.SerializeToElement(attributes);
        var results = _schema.Evaluate(instance, Evaluation);
        return results.IsValid ? null : SchemaFault.Of(results, _schemaText, instance);
    }

    /// <summary>The objects that the attributes name, by field.</summary>
    public IEnumerable<(string Field, ObjectLink Link)> LinksOf(JsonObject attributes) =>
        from field in Fields
        let link = field.Link
        where link is not null
        from id in Texts(attributes[field.Name])
        select (field.Name, new ObjectLink(link.Relation ?? link.Kind, new ObjectKey(link.Kind, id)));

    /// <summary>The field that says where it lies, and the place; null when none does.</summary>
    public (string Field, ObjectKey Place)? PlaceOf(JsonObject attributes) => (
        from name in _definition.Place
        let link = Fields.First(field => field.Name == name).Link
        from id in Texts(attributes[name])
        select ((string, ObjectKey)?)(name, new ObjectKey(link!.Kind, id))).FirstOrDefault();

    /// <summary>A sensitive value with stars in it.</summary>
    public JsonNode Cover(string field, JsonNode value) =>
        FormatOf(field) == "phone" && Texts(value).FirstOrDefault() is { } phone ? JsonValue.Create(Mask.Phone(phone)) : SightJson.Cover(field, value);

    /// <param name="attributes">Without those that are sensitive.</param>
    public Card CardOf(string id, JsonObject attributes, string? area)
    {
        var title = TitleOf(attributes) is { Length: > 0 } name ? name : id;
        return new Card
        {
            Title = title,
            Area = area,
            Status = _definition.Status is { } status ? Texts(attributes[status]).FirstOrDefault() : null,
            Labels = _definition.Labels is { } labels ? [.. Texts(attributes[labels])] : [],
            Facts = Fields.Where(field => field.Reportable && Texts(attributes[field.Name]).Any())
                .ToImmutableSortedDictionary(field => field.Name, field => string.Join(',', Texts(attributes[field.Name])), StringComparer.Ordinal),
            Terms = TermsOf(SearchTerms.Of(id, title), attributes),
            Links = [.. LinksOf(attributes).Select(link => link.Link).Distinct()],
        };
    }

    private SearchTerms TermsOf(SearchTerms terms, JsonObject attributes)
    {
        foreach (var field in Fields.Where(field => field.Searchable))
        {
            var isPlate = FormatOf(field.Name) == "plate";
            terms = Texts(attributes[field.Name]).Aggregate(terms, (all, text) => isPlate ? all.Plate(text) : all.Text(TermClass.Public, text));
        }

        return terms;
    }

    private string TitleOf(JsonObject attributes) =>
        ModelTemplate.Fill(_definition.Title, field => string.Join(' ', Texts(attributes[field]))).Trim();

    private string? FormatOf(string field) =>
        _schemaText.GetProperty("properties").GetProperty(field) is { ValueKind: JsonValueKind.Object } schema && schema.TryGetProperty("format", out var format)
            ? format.GetString()
            : null;

    /// <summary>A scalar, or a list of scalars, as texts.</summary>
    private static IEnumerable<string> Texts(JsonNode? value) => value switch
    {
        JsonValue scalar => [scalar.ToString()],
        JsonArray list => list.OfType<JsonValue>().Select(item => item.ToString()),
        _ => [],
    };
}
