using System.Collections.Immutable;

namespace Twin.Devices.Dialects.HomeAssistant;

/// <summary>Announced entities by the topic that announced them and by the topics they name. Used by one caller at a time.</summary>
internal sealed class EntityTable
{
    /// <summary>An outside broker may have this many announcements; of those beyond nothing is known.</summary>
    private const int Most = 50_000;

    private readonly Dictionary<string, ImmutableArray<DiscoveredEntity>> _announced = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ImmutableArray<DiscoveredEntity>> _named = new(StringComparer.Ordinal);

    public IEnumerable<DiscoveredEntity> All => _announced.Values.SelectMany(entities => entities);

    public bool IsAnnounced(string topic) => _announced.ContainsKey(topic);

    /// <summary>The entities whose state, or whose device's availability, comes on a topic.</summary>
    public ImmutableArray<DiscoveredEntity> Named(string topic) => _named.GetValueOrDefault(topic);

    /// <summary>Puts an announcement in the place of the former one of its topic.</summary>
    /// <returns>False when there is no room for it.</returns>
    public bool Put(string topic, ImmutableArray<DiscoveredEntity> entities)
    {
        if (_announced.Remove(topic, out var former))
        {
            foreach (var entity in former)
            {
                TopicsOf(entity).ForEach(named => Forget(named, entity));
            }
        }

        if (entities.IsEmpty || _announced.Count == Most)
        {
            return entities.IsEmpty;
        }

        _announced[topic] = entities;
        foreach (var entity in entities)
        {
            TopicsOf(entity).ForEach(named => _named[named] = _named.GetValueOrDefault(named, []).Add(entity));
        }

        return true;
    }

    private void Forget(string named, DiscoveredEntity entity)
    {
        var rest = _named[named].Remove(entity);
        if (rest.IsEmpty)
        {
            _named.Remove(named);
        }
        else
        {
            _named[named] = rest;
        }
    }

    private static List<string> TopicsOf(DiscoveredEntity entity) =>
        [.. new[] { entity.StateTopic, entity.AvailabilityTopic }.OfType<string>().Distinct(StringComparer.Ordinal)];
}
