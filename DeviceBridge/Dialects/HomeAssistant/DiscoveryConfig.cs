using System.Collections.Immutable;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Twin.Devices.Dialects.HomeAssistant;

/// <summary>Reads the configuration in a discovery message, with its abbreviations and its base topic <c>~</c>.</summary>
internal sealed partial class DiscoveryConfig(JsonElement root, JsonElement entity)
{
    private const int MaxTopicLength = 512;

    private readonly string? _base = Text(entity, "~") ?? Text(root, "~");

    /// <summary>The entities a message announces: one, or those of a whole device (<c>cmps</c>).</summary>
    /// <param name="component">Such as <c>sensor</c>; <c>device</c> for a whole device.</param>
    /// <param name="node">The device as the topic names it; null when it does not.</param>
    /// <param name="name">The entity as the topic names it.</param>
    /// <param name="speaker">Who announced it; null for an outside broker.</param>
    public static ImmutableArray<DiscoveredEntity> Read(JsonElement message, string component, string? node, string name, string? speaker, ReadingSet faults)
    {
        var whole = new DiscoveryConfig(message, message);
        var owner = speaker is not null && !whole.IsBehindAnother() ? speaker : node ?? whole.Identifier() ?? name;
        if (TopicIds.Find(owner) is not { } device)
        {
            faults.Fault("the message names no possible device");
            return [];
        }

        if (component != "device")
        {
            return whole.Entity(component, new DiscoveredEntity(device, owner, whole.KeyOf(name, component, owner)), faults) is { } one ? [one] : [];
        }

        if (Find(message, "components", "cmps") is not { ValueKind: JsonValueKind.Object } components)
        {
            faults.Fault("components: is needed");
            return [];
        }

        var entities = ImmutableArray.CreateBuilder<DiscoveredEntity>();
        foreach (var item in components.EnumerateObject().Where(item => item.Value.ValueKind == JsonValueKind.Object))
        {
            var platform = Text(item.Value, "platform", "p") ?? string.Empty;
            var part = new DiscoveryConfig(message, item.Value);
            if (part.Entity(platform, new DiscoveredEntity(device, owner, part.KeyOf(item.Name, platform, owner)), faults) is { } found)
            {
                entities.Add(found);
            }
        }

        return entities.DrainToImmutable();
    }

    /// <summary>
    /// The name of the value: that of the entity, without the device's own, so that all devices of a model share it; where
    /// nothing else is left, what it measures.
    /// </summary>
    private string KeyOf(string name, string component, string owner)
    {
        foreach (var own in new[] { owner, Identifier() }.OfType<string>())
        {
            if (name == own)
            {
                return Text(entity, "device_class", "dev_cla") ?? component;
            }

            if (name.StartsWith(own, StringComparison.Ordinal) && name[own.Length] is '_' or '-' && name.Length > own.Length + 1)
            {
                return name[(own.Length + 1)..];
            }
        }

        return name;
    }

    private DiscoveredEntity? Entity(string component, DiscoveredEntity named, ReadingSet faults)
    {
        if (named.Key.Length > MetricNames.MaxLength)
        {
            faults.Fault($"the name is longer than {MetricNames.MaxLength} characters");
            return null;
        }

        var template = Text(entity, "value_template", "val_tpl");
        var path = PathIn(template);
        if (path.IsDefault)
        {
            faults.Fault("value_template: only value_json with a path is read");
            return null;
        }

        var (words, orders) = Words(component);
        var available = Availability();
        return named with
        {
            StateTopic = Topic(entity, "state_topic", "stat_t"),
            Path = path,
            CommandTopic = Topic(entity, "command_topic", "cmd_t"),
            State = words,
            Command = orders,
            AvailabilityTopic = available is { } told ? Topic(told, "topic", "t") : Topic(entity, "availability_topic", "avty_t") ?? Topic(root, "availability_topic", "avty_t"),
            Available = TextOf(available, "payload_available", "pl_avail") ?? "online",
            NotAvailable = TextOf(available, "payload_not_available", "pl_not_avail") ?? "offline",
        };
    }

    /// <summary>The words of a component for on and off: those it reports, and those it is told.</summary>
    private ((string On, string Off) State, (string On, string Off) Command) Words(string component)
    {
        var (on, off) = (Text(entity, "payload_on", "pl_on") ?? "ON", Text(entity, "payload_off", "pl_off") ?? "OFF");
        return component switch
        {
            "lock" => (
                (Text(entity, "state_locked", "stat_locked") ?? "LOCKED", Text(entity, "state_unlocked", "stat_unlocked") ?? "UNLOCKED"),
                (Text(entity, "payload_lock", "pl_lock") ?? "LOCK", Text(entity, "payload_unlock", "pl_unlk") ?? "UNLOCK")),
            "cover" => (
                (Text(entity, "state_open", "stat_open") ?? "open", Text(entity, "state_closed", "stat_clsd") ?? "closed"),
                (Text(entity, "payload_open", "pl_open") ?? "OPEN", Text(entity, "payload_close", "pl_cls") ?? "CLOSE")),
            "button" => ((on, off), (Text(entity, "payload_press", "pl_prs") ?? "PRESS", off)),
            _ => ((Text(entity, "state_on", "stat_on") ?? on, Text(entity, "state_off", "stat_off") ?? off), (on, off)),
        };
    }

    /// <summary>The first of the topics by which it is there or gone.</summary>
    private JsonElement? Availability() => (Find(entity, "availability", "avty") ?? Find(root, "availability", "avty")) switch
    {
        { ValueKind: JsonValueKind.Object } one => one,
        { ValueKind: JsonValueKind.Array } several when several.GetArrayLength() > 0 && several[0].ValueKind == JsonValueKind.Object => several[0],
        _ => null,
    };

    private string? TextOf(JsonElement? available, string name, string shortName) =>
        (available is { } told ? Text(told, name, shortName) : null) ?? Text(entity, name, shortName) ?? Text(root, name, shortName);

    /// <summary>True for a device that is reached through another: who announces it is its gateway.</summary>
    private bool IsBehindAnother() => Find(root, "device", "dev") is { } device && Text(device, "via_device") is not null;

    private string? Identifier() => Find(root, "device", "dev") is { ValueKind: JsonValueKind.Object } device
        ? Find(device, "identifiers", "ids") switch
        {
            { ValueKind: JsonValueKind.String } one => one.GetString(),
            { ValueKind: JsonValueKind.Array } several when several.GetArrayLength() > 0 && several[0].ValueKind == JsonValueKind.String => several[0].GetString(),
            _ => null,
        }
        : null;

    /// <summary>A topic, its <c>~</c> at either end replaced.</summary>
    private string? Topic(JsonElement owner, string name, string shortName) => Text(owner, name, shortName) is { Length: > 0 and <= MaxTopicLength } topic
        ? _base is null ? topic
            : topic.StartsWith('~') ? _base + topic[1..]
            : topic.EndsWith('~') ? topic[..^1] + _base
            : topic
        : null;

    /// <returns>Default when the template is more than a path.</returns>
    private static ImmutableArray<string> PathIn(string? template)
    {
        if (string.IsNullOrWhiteSpace(template) || Whole().IsMatch(template))
        {
            return [];
        }

        return Path().Match(template) is { Success: true } match ? [.. match.Groups["name"].Captures.Select(name => name.Value)] : default;
    }

    private static string? Text(JsonElement owner, string name, string? shortName = null) => Find(owner, name, shortName) switch
    {
        { ValueKind: JsonValueKind.String } text => text.GetString(),
        { ValueKind: JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False } bare => bare.GetRawText(),
        _ => null,
    };

    private static JsonElement? Find(JsonElement owner, string name, string? shortName) =>
        owner.ValueKind != JsonValueKind.Object ? null
        : owner.TryGetProperty(name, out var value) || (shortName is not null && owner.TryGetProperty(shortName, out value)) ? value
        : null;

    [GeneratedRegex(@"^\s*\{\{\s*value\s*(\|\s*(float|int|round)(\([^)]*\))?\s*)*\}\}\s*$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Whole();

    [GeneratedRegex(@"^\s*\{\{\s*value_json(\.(?<name>[A-Za-z_]\w*)|\[\s*['""](?<name>[^'""\]]+)['""]\s*\])+\s*(\|\s*(float|int|round|is_defined|default)(\([^)]*\))?\s*)*\}\}\s*$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 100)]
    private static partial Regex Path();
}
