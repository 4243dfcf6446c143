using System.Collections.Concurrent;

namespace Twin.Devices.Dialects.Sparkplug;

/// <summary>
/// What is known of the edge nodes that have been heard: a bounded number, in memory only. A node that was forgotten is
/// asked for its births again.
/// </summary>
internal sealed class SparkplugNodes
{
    private const int Most = 10_000;

    private readonly ConcurrentDictionary<(string? Group, string Node), SparkplugNode> _nodes = new();

    /// <param name="session">Who is signed in; null for an outside broker, where nodes of different groups may have one name.</param>
    public SparkplugNode? Find(string? session, string group, string node) => _nodes.GetValueOrDefault(KeyOf(session, group, node));

    public SparkplugNode Get(string? session, string group, string node)
    {
        var key = KeyOf(session, group, node);
        if (_nodes.TryGetValue(key, out var known))
        {
            return known;
        }

        if (_nodes.Count >= Most)
        {
            _nodes.TryRemove(_nodes.MinBy(entry => entry.Value.HeardAt).Key, out _);
        }

        return _nodes.GetOrAdd(key, _ => new SparkplugNode());
    }

    private static (string? Group, string Node) KeyOf(string? session, string group, string node) => (session is null ? group : null, session ?? node);
}
