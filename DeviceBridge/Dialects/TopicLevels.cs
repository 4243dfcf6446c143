namespace Twin.Devices.Dialects;

/// <summary>The levels of a topic, cut at its slashes.</summary>
internal static class TopicLevels
{
    /// <summary>No dialect has a topic of more levels.</summary>
    private const int Most = 16;

    /// <returns>Null when there are more levels than any dialect has.</returns>
    public static string[]? Of(string topic)
    {
        var levels = topic.Split('/', Most + 1);
        return levels.Length > Most ? null : levels;
    }

    /// <summary>True when a topic filter begins with these very levels and goes on: wildcards may only follow them.</summary>
    public static bool IsBelow(string topicFilter, string owned) =>
        topicFilter.StartsWith(owned, StringComparison.Ordinal) && topicFilter.AsSpan(owned.Length) is ['/', _, ..];
}
