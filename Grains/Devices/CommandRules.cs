using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Twin.Devices;

/// <summary>Checks what a caller gives against what a command takes, and puts it into the hardware's names.</summary>
internal static class CommandRules
{
    private const int MaxText = 256;

    /// <returns>A flat JSON object, or the parameter that is wrong.</returns>
    public static Outcome<string> Read(DeviceCommand command, string? parameters)
    {
        JsonObject given;
        try
        {
            given = JsonNode.Parse(parameters ?? "{}", documentOptions: new JsonDocumentOptions { MaxDepth = 4, AllowDuplicateProperties = false }) as JsonObject
                ?? throw new JsonException();
        }
        catch (JsonException)
        {
            return Refusal.Invalid("parameters", "must be a JSON object without a field given twice");
        }

        var takes = command.Parameters.IsDefault ? [] : command.Parameters;
        if (given.FirstOrDefault(pair => takes.All(parameter => parameter.Key != pair.Key)) is { Key: { } unknown })
        {
            return Refusal.Invalid($"parameters.{unknown}", $"'{command.Id}' takes no such parameter");
        }

        var values = new JsonObject();
        foreach (var parameter in takes)
        {
            var value = given[parameter.Key] ?? (parameter.Default is { } usual ? Parse(parameter.Type, usual) : null);
            if ((value is null ? parameter.Required ? "is needed" : null : Fault(parameter, value)) is { } fault)
            {
                return Refusal.Invalid($"parameters.{parameter.Key}", fault);
            }

            if (value is not null)
            {
                values[parameter.Source ?? parameter.Key] = value.DeepClone();
            }
        }

        return values.ToJsonString();
    }

    /// <summary>What is wrong with a definition, for the profile it stands in.</summary>
    public static Refusal? Check(DeviceCommand? command, string at)
    {
        if (command is null || !ObjectKey.IsValidId(command.Id))
        {
            return Refusal.Invalid($"{at}.id", "must be letters, digits or -_.:");
        }

        var parameters = command.Parameters.IsDefault ? [] : command.Parameters;
        return string.IsNullOrWhiteSpace(command.Name) || command.Name.Length > MaxText ? Refusal.Invalid($"{at}.name", $"must be 1 to {MaxText} characters")
            : command.Method is { } method && !IsTopicLevel(method) ? Refusal.Invalid($"{at}.method", "must be 1 to 64 characters without + # / or blanks")
            : command.Timeout is { } timeout && (timeout < TimeSpan.FromSeconds(1) || timeout > TimeSpan.FromHours(1)) ? Refusal.Invalid($"{at}.timeout", "must be 1 second to 1 hour")
            : parameters.Length > 32 ? Refusal.Invalid($"{at}.parameters", "must be at most 32")
            : parameters.Select((parameter, i) => CheckParameter(parameters, i, $"{at}.parameters[{i}]")).FirstOrDefault(refusal => refusal is not null);
    }

    private static Refusal? CheckParameter(ImmutableArray<CommandParameter> parameters, int index, string at) => parameters[index] switch
    {
        null => Refusal.Invalid(at, "must not be null"),
        { Key: var key } when !IsTopicLevel(key) => Refusal.Invalid($"{at}.key", "must be 1 to 64 characters without + # / or blanks"),
        { Source: { } source } when !IsTopicLevel(source) => Refusal.Invalid($"{at}.source", "must be 1 to 64 characters without + # / or blanks"),
        { Key: var key } when parameters.Take(index).Any(other => other.Key == key) => Refusal.Invalid($"{at}.key", $"'{key}' is defined twice"),
        { Default: { } usual } parameter when Parse(parameter.Type, usual) is not { } value || Fault(parameter, value) is not null => Refusal.Invalid($"{at}.default", "is no value of the parameter"),
        _ => null,
    };

    private static string? Fault(CommandParameter parameter, JsonNode value)
    {
        switch (parameter.Type, value.GetValueKind())
        {
            case (ParameterType.Boolean, JsonValueKind.True or JsonValueKind.False):
                return null;
            case (ParameterType.Number or ParameterType.Integer, JsonValueKind.Number):
                var number = value.GetValue<JsonElement>().TryGetDouble(out var read) ? read : double.NaN;
                return !double.IsFinite(number) ? "must be a finite number"
                    : parameter.Type == ParameterType.Integer && number != Math.Floor(number) ? "must be a whole number"
                    : number < parameter.Min ? $"must be at least {parameter.Min}"
                    : number > parameter.Max ? $"must be at most {parameter.Max}"
                    : null;
            case (ParameterType.Text, JsonValueKind.String):
                var text = value.GetValue<string>();
                return text.Length < parameter.Min || text.Length > Math.Min(parameter.Max ?? MaxText, MaxText) ? "is too short or too long"
                    : !parameter.Choices.IsDefaultOrEmpty && !parameter.Choices.Contains(text) ? $"must be one of {string.Join(", ", parameter.Choices)}"
                    : null;
            default:
                return $"must be a {parameter.Type.ToString().ToLowerInvariant()}";
        }
    }

    /// <summary>A default, written as text; null when it is no value of the type.</summary>
    private static JsonNode? Parse(ParameterType type, string text) => type switch
    {
        ParameterType.Boolean => bool.TryParse(text, out var flag) ? JsonNode.Parse(flag ? "true" : "false") : null,
        ParameterType.Text => JsonValue.Create(JsonSerializer.SerializeToElement(text)),
        _ => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? JsonNode.Parse(number.ToString("R", CultureInfo.InvariantCulture))
            : null,
    };

    private static bool IsTopicLevel(string? text) => text is { Length: > 0 and <= 64 } && !text.AsSpan().ContainsAny("+#/ \0\r\n\t");
}
