using System.Buffers;

namespace Twin.Devices;

/// <summary>What a mapping must be like; whether its script can run only a bridge can tell.</summary>
internal static class SiteMappingRules
{
    private const int MaxNameLength = 100;
    private const int MaxTopicLength = 512;
    private const int MaxScriptLength = 16 * 1024;
    private const string Device = "{device}";

    private static readonly SearchValues<char> Special = SearchValues.Create("+#{}\0");

    public static Refusal? Check(MappingDefinition definition) =>
        definition.Name is not { Length: > 0 and <= MaxNameLength } ? Refusal.Invalid("name", $"must be 1 to {MaxNameLength} characters")
        : definition.Script is not { Length: > 0 and <= MaxScriptLength } ? Refusal.Invalid("script", $"must be 1 to {MaxScriptLength} characters")
        : definition.Topic is not { Length: > 0 and <= MaxTopicLength } topic || !IsFilter(topic.Split('/')) ? Refusal.Invalid("topic", "must be an MQTT topic filter, with {device} for one whole level at most")
        : definition.Down is not { } down || (down.Length <= MaxTopicLength && down.Split('/') is var levels && IsFilter(levels) && levels.Contains(Device)) ? null
        : Refusal.Invalid("down", "must be an MQTT topic filter, with {device} for one whole level");

    private static bool IsFilter(string[] levels) =>
        levels.Count(level => level == Device) <= 1
        && levels[0] is not ("#" or "")
        && levels.Index().All(level => level.Item is "+" or Device || (level.Item == "#" && level.Index == levels.Length - 1) || level.Item.AsSpan().IndexOfAny(Special) < 0);
}
