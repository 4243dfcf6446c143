using System.Collections.Immutable;
using System.ComponentModel;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Twin.Objects;

/// <summary>Copies attributes while checking them against their type. The first fault is kept; what is written after it is of no account.</summary>
internal sealed class AttributeReading(JsonSerializerOptions options, Utf8JsonWriter writer)
{
    private const int LongestText = 1000;
    private const string TextRule = "must be a text of 1 to 1000 characters without control characters";

    /// <summary>A fault names a field, however long its name, in few words.</summary>
    private const int LongestName = 100;

    public Refusal? Refusal { get; private set; }

    public void Object(JsonElement element, JsonTypeInfo type, string path)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            Refuse(path.Length == 0 ? "body" : path, "must be a JSON object");
            return;
        }

        var given = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var field in element.EnumerateObject())
        {
            Take(field, type, path, given);
        }

        writer.WriteStartObject();
        foreach (var property in type.Properties)
        {
            if (given.TryGetValue(property.Name, out var value))
            {
                writer.WritePropertyName(property.Name);
                Value(value, property.PropertyType, Join(path, property.Name), IsObjectId(property));
            }
            else if (IsList(property.PropertyType, out _) && Nullable.GetUnderlyingType(property.PropertyType) is null)
            {
                writer.WriteStartArray(property.Name);
                writer.WriteEndArray();
            }
            else if (IsNeeded(property))
            {
                Refuse(Join(path, property.Name), "is needed");
            }
        }

        writer.WriteEndObject();
    }

    private void Take(JsonProperty field, JsonTypeInfo type, string path, Dictionary<string, JsonElement> given)
    {
        if (Text(() => field.Name) is not { } name)
        {
            Refuse(Join(path, "body"), "a field's name is not valid text");
        }
        else if (!type.Properties.Any(property => property.Name == name))
        {
            Refuse(Join(path, name), "is not a known field of this kind");
        }
        else if (field.Value.ValueKind != JsonValueKind.Null && !given.TryAdd(name, field.Value))
        {
            Refuse(Join(path, name), "is given twice");
        }
    }

    private void Value(JsonElement value, Type type, string path, bool isObjectId)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(string))
        {
            Text(value, path, isObjectId);
        }
        else if (IsList(type, out var item))
        {
            List(value, item, path, isObjectId);
        }
        else if (options.GetTypeInfo(type) is { Kind: JsonTypeInfoKind.Object } nested)
        {
            Object(value, nested, path);
        }
        else if (IsOf(value, type))
        {
            value.WriteTo(writer);
        }
        else
        {
            Refuse(path, RuleOf(type));
        }
    }

    private void List(JsonElement value, Type item, string path, bool isObjectId)
    {
        if (value.ValueKind != JsonValueKind.Array)
        {
            Refuse(path, isObjectId ? "must be a list of ids" : item == typeof(string) ? "must be a list of texts" : "must be a list");
            return;
        }

        writer.WriteStartArray();
        var at = 0;
        foreach (var element in value.EnumerateArray())
        {
            Value(element, item, $"{path}[{at++}]", isObjectId);
        }

        writer.WriteEndArray();
    }

    private void Text(JsonElement value, string path, bool isObjectId)
    {
        var text = value.ValueKind == JsonValueKind.String ? Text(value.GetString) : null;
        if (isObjectId && !ObjectKey.IsValidId(text))
        {
            Refuse(path, ObjectKey.IdRule);
        }
        else if (text is not { Length: > 0 and <= LongestText } || text.Any(char.IsControl))
        {
            Refuse(path, TextRule);
        }
        else
        {
            writer.WriteStringValue(text);
        }
    }

    private bool IsOf(JsonElement value, Type type)
    {
        try
        {
            return value.Deserialize(type, options) is not null;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private void Refuse(string field, string message) =>
        Refusal ??= Twin.Refusal.Invalid(field.Length <= LongestName ? field : field[..LongestName], message);

    private static string RuleOf(Type type) => type switch
    {
        _ when type.IsEnum => $"must be one of {string.Join(", ", Enum.GetNames(type).Select(JsonNamingPolicy.KebabCaseLower.ConvertName))}",
        _ when type == typeof(bool) => "must be true or false",
        _ when type == typeof(int) || type == typeof(long) => "must be a whole number",
        _ when type == typeof(double) || type == typeof(decimal) => "must be a number",
        _ when type == typeof(DateOnly) => "must be a date such as 2026-01-31",
        _ when type == typeof(DateTimeOffset) => "must be a time such as 2026-01-31T08:00:00Z",
        _ => type.GetCustomAttribute<DescriptionAttribute>()?.Description ?? "is not of the right type",
    };

    private static bool IsList(Type type, out Type item)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        var isList = type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ImmutableArray<>);
        item = isList ? type.GetGenericArguments()[0] : typeof(object);
        return isList;
    }

    private static bool IsObjectId(JsonPropertyInfo property) =>
        property.AttributeProvider?.IsDefined(typeof(ObjectIdAttribute), inherit: true) == true;

    private static bool IsNeeded(JsonPropertyInfo property) =>
        property.AssociatedParameter is { HasDefaultValue: false, IsNullable: false } && Nullable.GetUnderlyingType(property.PropertyType) is null;

    private static string Join(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";

    /// <summary>Null for half a surrogate pair, or bytes that are not UTF-8.</summary>
    private static string? Text(Func<string?> read)
    {
        try
        {
            return read();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
