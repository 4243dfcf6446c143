using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Twin.Access;
using Twin.People;

namespace Twin.Objects;

/// <summary>
/// Writes a record as a role may see it: each field as <see cref="Rights"/> says, hidden, masked or clear. A field that
/// nobody thought of is hidden.
/// </summary>
internal static class SightJson
{
    private const string AttributesField = "attributes";
    private const string Stars = "***";

    private static readonly ConcurrentDictionary<(Role Role, string Kind, Type Type), JsonSerializerOptions> Known = new();

    public static string Write<T>(Role role, string kind, T record) => JsonSerializer.Serialize(record, OptionsFor(role, kind, typeof(T)));

    /// <summary>The record as the role may see it; what is hidden is null, empty or zero.</summary>
    public static T See<T>(Role role, string kind, T record) => Rights.IsPersonal(kind)
        ? JsonSerializer.SerializeToElement(record, OptionsFor(role, kind, typeof(T))).Deserialize<T>(OptionsFor(role, kind, typeof(T)))!
        : record;

    /// <summary>A value as everybody may see it who sees the field at all.</summary>
    public static JsonNode Cover(string kind, string field, JsonNode value) =>
        Rights.SightOf(Role.System, kind, field) == Sight.Clear ? CoverWithin(Role.System, kind, field, value) : Cover(field, value);

    /// <summary>A value of a field that the role sees, with stars in what lies within it and is not for the role.</summary>
    public static JsonNode CoverWithin(Role role, string kind, string field, JsonNode value)
    {
        if (value is not JsonObject nested)
        {
            return value;
        }

        return new JsonObject(nested.Select(within => KeyValuePair.Create(
            within.Key,
            within.Value is { } inner && Rights.FindSightWithin(role, kind, $"{field}.{within.Key}") is not (null or Sight.Clear)
                ? Cover($"{field}.{within.Key}", inner)
                : within.Value?.DeepClone())));
    }

    /// <summary>A value with stars in it.</summary>
    public static JsonNode Cover(string field, JsonNode value) =>
        value is JsonValue text && text.TryGetValue(out string? clear) && Mask.For(field) is { } mask ? mask(clear) : Stars;

    private static JsonSerializerOptions OptionsFor(Role role, string kind, Type type) =>
        Known.GetOrAdd((role, kind, type), static key => Create(key.Role, key.Kind, key.Type));

    private static JsonSerializerOptions Create(Role role, string kind, Type type)
    {
        var paths = PathsFrom(type);
        var options = new JsonSerializerOptions(AttributeJson.Options)
        {
            RespectNullableAnnotations = false,
            TypeInfoResolver = new DefaultJsonTypeInfoResolver().WithAddedModifier(info =>
            {
                if (paths.TryGetValue(info.Type, out var path))
                {
                    Cover(info, field => path.Length == 0 ? Rights.SightOf(role, kind, field) : Rights.FindSightWithin(role, kind, path + field) ?? Sight.Clear, path);
                }
            }),
        };
        options.MakeReadOnly();
        return options;
    }

    /// <summary>Where the types of a record's fields stand in it: a snapshot's attributes as the snapshot itself, others by their field.</summary>
    private static Dictionary<Type, string> PathsFrom(Type type)
    {
        var paths = new Dictionary<Type, string> { [type] = string.Empty };
        foreach (var property in AttributeJson.Options.GetTypeInfo(type).Properties)
        {
            if (property.Name == AttributesField)
            {
                foreach (var (within, path) in PathsFrom(property.PropertyType))
                {
                    paths.TryAdd(within, path);
                }
            }
            else if (AttributeJson.Options.GetTypeInfo(property.PropertyType) is { Kind: JsonTypeInfoKind.Object })
            {
                paths.TryAdd(property.PropertyType, $"{property.Name}.");
            }
        }

        return paths;
    }

    private static void Cover(JsonTypeInfo info, Func<string, Sight> sightOf, string path)
    {
        foreach (var property in info.Properties)
        {
            var sight = sightOf(property.Name);
            if (sight == Sight.Clear || property.Get is not { } get)
            {
                continue;
            }

            var hidden = HiddenValue(property.PropertyType);
            var mask = sight == Sight.Hidden ? null : Mask.For(path + property.Name);
            property.Get = record => get(record) is string text && mask is not null ? mask(text) : hidden;
        }
    }

    /// <summary>An empty list for a list, nothing for anything that can be nothing.</summary>
    private static object? HiddenValue(Type type) =>
        type.IsValueType && Nullable.GetUnderlyingType(type) is null
            ? type.GetField("Empty")?.GetValue(obj: null) ?? Activator.CreateInstance(type)
            : null;
}
