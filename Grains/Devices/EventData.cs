using System.Collections.Immutable;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using Twin.Devices.Doors;

namespace Twin.Devices;

/// <summary>The fields of an event: a flat JSON object.</summary>
internal static class EventData
{
    public const int MaxLength = 4096;

    /// <summary>The field that says what a credential shown at a door was worth: a <see cref="CredentialStanding"/>.</summary>
    public const string Standing = "standing";

    private const int MaxFields = 64;
    private const int MaxNote = 300;

    /// <summary>Chinese as it is: an escaped character is six.</summary>
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>Fields that say who somebody is: nobody sees them without the right to read of people.</summary>
    public static readonly IReadOnlySet<string> Personal = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "person", "personName", "cardNumber", "accessCode", "face" };

    /// <summary>The fields that say which credential was shown.</summary>
    private static readonly (string Field, CredentialKind Kind)[] Credentials =
        [("cardNumber", CredentialKind.Card), ("accessCode", CredentialKind.Code), ("face", CredentialKind.Face)];

    /// <summary>Fields that would name a home.</summary>
    private static readonly HashSet<string> OfHome = new(StringComparer.OrdinalIgnoreCase) { "household", "room", "home", "owner", "suspect" };

    /// <summary>What is wrong with an event; null when it is good.</summary>
    public static string? FindFault(DeviceEvent happened) => happened switch
    {
        _ when !MetricName.IsValid(happened.Type) => "the name is not 1 to 64 letters, digits or _-.:/",
        { Id.Length: 0 or > ObjectKey.MaxIdLength } => $"the id is not 1 to {ObjectKey.MaxIdLength} characters",
        { Data.Length: > MaxLength } => $"it is longer than {MaxLength} characters",
        _ => Parse(happened.Data) is not { } fields ? "its data is no JSON object"
            : fields.Count > MaxFields ? $"it has more than {MaxFields} fields"
            : fields.Any(field => field.Value is not (null or JsonValue)) ? "a field of it is neither a text, a number nor true or false"
            : null,
    };

    public static JsonObject? Parse(string data)
    {
        try
        {
            return JsonNode.Parse(data, documentOptions: new JsonDocumentOptions { MaxDepth = 2, AllowDuplicateProperties = false }) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public static DeviceEvent Translate(DeviceEvent happened, EventSource source)
    {
        var fields = new JsonObject();
        foreach (var (name, value) in Parse(happened.Data) ?? [])
        {
            fields[source.Fields?.GetValueOrDefault(name) ?? name] = value?.DeepClone();
        }

        foreach (var (name, text) in source.Adds ?? ImmutableSortedDictionary<string, string>.Empty)
        {
            fields[name] = text;
        }

        return happened with { Type = source.Event, Data = fields.Write() };
    }

    public static string Write(this JsonObject fields) => fields.ToJsonString(Readable);

    /// <summary>A field as a text, as rules compare it.</summary>
    public static string? TextOf(this JsonObject fields, string name) => fields[name] switch
    {
        null => null,
        { } value when value.GetValueKind() == JsonValueKind.String => value.GetValue<string>(),
        { } value => value.ToJsonString(),
    };

    public static double? NumberOf(this JsonObject fields, string name) =>
        double.TryParse(fields.TextOf(name), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;

    /// <summary>The credential that was shown at a door; null when the event names none.</summary>
    public static (CredentialKind Kind, string Reference)? CredentialIn(DeviceEvent happened)
    {
        var fields = happened.Type == DoorRules.Event ? Parse(happened.Data) : null;
        foreach (var (field, kind) in fields is null ? [] : Credentials)
        {
            if (fields!.TextOf(field) is { Length: > 0 } reference)
            {
                return (kind, reference);
            }
        }

        return null;
    }

    /// <summary>The event with one field set.</summary>
    public static DeviceEvent With(DeviceEvent happened, string field, string text)
    {
        var fields = Parse(happened.Data) ?? [];
        fields[field] = text;
        return happened with { Data = fields.Write() };
    }

    /// <summary>The event without what would name a home.</summary>
    public static DeviceEvent NamingNobody(DeviceEvent happened) => happened with { Data = Without(happened.Data, OfHome) };

    /// <summary>The fields but those of a set.</summary>
    public static string Without(string data, IReadOnlySet<string> names)
    {
        var fields = Parse(data) ?? [];
        foreach (var name in fields.Select(field => field.Key).Where(names.Contains).ToList())
        {
            fields.Remove(name);
        }

        return fields.Write();
    }

    /// <summary>What a case says of the event: its fields, without who somebody is.</summary>
    public static string? NoteOf(JsonObject fields)
    {
        var note = string.Join(", ", fields.Where(field => !Personal.Contains(field.Key)).Select(field => $"{field.Key}: {fields.TextOf(field.Key)}"));
        return note.Length == 0 ? null : note.Length <= MaxNote ? note : note[..MaxNote];
    }
}
