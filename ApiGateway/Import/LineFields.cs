using System.Collections.Immutable;
using System.Text.Json;
using Twin.Http;

namespace Twin.Import;

/// <summary>
/// Reads the fields of one line strictly. The first fault is kept and named; from then on what is read is of no
/// account. A null is the same as no field.
/// </summary>
internal sealed class LineFields
{
    private const int LongestText = 1000;

    /// <summary>A fault names a field, however long its name, in few words.</summary>
    private const int LongestName = 100;

    private readonly Dictionary<string, JsonElement> _unread = new(StringComparer.Ordinal);

    public LineFields(JsonElement line)
    {
        foreach (var property in line.EnumerateObject())
        {
            if (!TryName(property, out var name))
            {
                Refuse("line", "a field's name is not valid text");
            }
            else if (!_unread.TryAdd(name, property.Value))
            {
                Refuse(name, "is given twice");
            }
        }
    }

    /// <summary>The first fault; null while there is none.</summary>
    public Refusal? Refusal { get; private set; }

    public void Refuse(string field, string message) => 
        Refusal ??= Twin.Refusal.Invalid(field.Length <= LongestName ? field : field[..LongestName], message);

    /// <summary>All that has not been read, as a JSON object.</summary>
    public string TakeRest()
    {
        var rest = $"{{{string.Join(',', _unread.Select(field => $"\"{JsonEncodedText.Encode(field.Key)}\":{field.Value.GetRawText()}"))}}}";
        _unread.Clear();
        return rest;
    }

    public void RefuseUnread()
    {
        foreach (var name in _unread.Keys)
        {
            Refuse(name, "is not a known field of this kind");
        }
    }

    public string Text(string name) => Required(name, OptionalText(name)) ?? string.Empty;

    public string? OptionalText(string name)
    {
        if (Take(name) is not { } value)
        {
            return null;
        }

        var text = AsText(value);
        if (text is not { Length: > 0 and <= LongestText } || text.Any(char.IsControl))
        {
            Refuse(name, $"must be a text of 1 to {LongestText} characters without control characters");
        }

        return text;
    }

    public string Id(string name) => Required(name, OptionalId(name)) ?? string.Empty;

    public string? OptionalId(string name)
    {
        if (Take(name) is not { } value)
        {
            return null;
        }

        var id = AsText(value);
        if (!ObjectKey.IsValidId(id))
        {
            Refuse(name, "must be 1 to 128 letters, digits or -_.:");
        }

        return id;
    }

    public int Number(string name)
    {
        var number = 0;
        if (Required(name, Take(name)) is { } value && (value.ValueKind != JsonValueKind.Number || !value.TryGetInt32(out number)))
        {
            Refuse(name, "must be a whole number");
        }

        return number;
    }

    public bool? OptionalFlag(string name)
    {
        var value = Take(name);
        if (value is { ValueKind: not (JsonValueKind.True or JsonValueKind.False) })
        {
            Refuse(name, "must be true or false");
        }

        return value is null ? null : value.Value.ValueKind == JsonValueKind.True;
    }

    public TEnum Choice<TEnum>(string name, params ReadOnlySpan<TEnum> choices)
        where TEnum : struct, Enum
    {
        var names = new List<string>();
        var text = Text(name);
        foreach (var choice in choices)
        {
            names.Add(GatewayJson.Name(choice));
            if (names[^1] == text)
            {
                return choice;
            }
        }

        Refuse(name, $"must be one of {string.Join(", ", names)}");
        return default;
    }

    /// <summary>A list of texts; null when it is not given.</summary>
    public ImmutableArray<string>? OptionalTexts(string name) =>
        OptionalList(name, text => text is { Length: <= LongestText } && !text.Any(char.IsControl), "must be a list of texts");

    /// <summary>A list of ids; empty when it is not given.</summary>
    public ImmutableArray<string> Ids(string name) => OptionalList(name, ObjectKey.IsValidId, "must be a list of ids") ?? [];

    /// <summary>A field that has been read; null when it is not given.</summary>
    public JsonElement? Take(string name) =>
        _unread.Remove(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    private ImmutableArray<string>? OptionalList(string name, Func<string?, bool> isValid, string message)
    {
        if (Take(name) is not { } value)
        {
            return null;
        }

        var texts = value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().Select(AsText).ToImmutableArray() : [null];
        if (texts.All(isValid))
        {
            return texts!;
        }

        Refuse(name, message);
        return [];
    }

    private T? Required<T>(string name, T? value)
    {
        if (value is null)
        {
            Refuse(name, "is needed");
        }

        return value;
    }

    private static string? AsText(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.String)
        {
            return null;
        }

        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair, or bytes that are not UTF-8.
            return null;
        }
    }

    private static bool TryName(JsonProperty property, out string name)
    {
        try
        {
            name = property.Name;
            return true;
        }
        catch (InvalidOperationException)
        {
            name = string.Empty;
            return false;
        }
    }
}
