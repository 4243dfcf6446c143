using System.Buffers;
using System.Collections.Immutable;
using System.Text;

namespace Twin.Devices.Dialects.HomeAssistant;

/// <summary>
/// What has been announced on one connection. The announcements of a device that signs in here are kept in the twin, for
/// there is no broker to keep them as retained messages; an outside broker sends those of its devices again itself.
/// </summary>
/// <param name="speaker">Who signs in; null for an outside broker.</param>
/// <param name="store">Keeps the announcements; null for an outside broker.</param>
internal sealed class DiscoveredEntities(Routes routes, string? speaker, IDiscoveryGrain? store)
{
    private readonly Lock _lock = new();
    private EntityTable? _table;
    private bool _isLoaded = store is null;

    /// <summary>Fetches what was announced on earlier connections.</summary>
    /// <returns>True when there is something that was not known before.</returns>
    public async ValueTask<bool> Load()
    {
        if (_isLoaded)
        {
            return false;
        }

        var kept = await store!.Get(CancellationToken.None);
        foreach (var (topic, payload) in kept)
        {
            if (routes.Find(topic, speaker)?.Decoder?.Decode(new ReadOnlySequence<byte>(Encoding.UTF8.GetBytes(payload)), default).Discovery is { } discovery)
            {
                Put(topic, discovery.Entities);
            }
        }

        _isLoaded = true;
        return kept.Count > 0;
    }

    /// <summary>Takes an announcement in; returns when it is durable.</summary>
    /// <returns>Why it was not taken in; null when it was.</returns>
    public async Task<string?> Learn(Discovery discovery)
    {
        await Load();
        var entities = discovery.Entities.RemoveAll(IsReadAnyhow);
        if (entities.IsEmpty && !IsAnnounced(discovery.Topic))
        {
            return null;
        }

        if (store is not null && !await store.Keep(discovery.Topic, entities.IsEmpty ? null : discovery.Payload, CancellationToken.None))
        {
            return "more has been announced than is kept";
        }

        return Put(discovery.Topic, entities) ? null : "more has been announced than is remembered";
    }

    /// <summary>The route of a message on a topic: what a dialect reads by its topic alone comes first, then what was announced.</summary>
    /// <param name="byTopic">Where the topic leads by itself.</param>
    public MessageRoute? Find(string topic, MessageRoute? byTopic) => byTopic?.Decoder is null ? Find(topic) ?? byTopic : byTopic;

    /// <summary>The route of a message on a topic that an announcement named; null when none did.</summary>
    public MessageRoute? Find(string topic)
    {
        lock (_lock)
        {
            return _table?.Named(topic) is { IsDefaultOrEmpty: false } entities
                ? MessageRoute.To(new EntityDecoder(topic, entities, speaker ?? entities[0].Device), speaker ?? entities[0].Device)
                : null;
        }
    }

    /// <summary>True when the filter is a topic on which something announced here takes commands.</summary>
    public bool TakesCommandsOn(string topicFilter)
    {
        lock (_lock)
        {
            return _table?.All.Any(entity => entity.CommandTopic == topicFilter) == true;
        }
    }

    /// <summary>What takes commands for one of a device's values.</summary>
    public DiscoveredEntity? FindCommand(string device, string key)
    {
        lock (_lock)
        {
            return _table?.All.FirstOrDefault(entity => entity.CommandTopic is not null && entity.Device == device && entity.Key == key);
        }
    }

    private bool IsAnnounced(string topic)
    {
        lock (_lock)
        {
            return _table?.IsAnnounced(topic) == true;
        }
    }

    private bool Put(string topic, ImmutableArray<DiscoveredEntity> entities)
    {
        lock (_lock)
        {
            return (_table ??= new EntityTable()).Put(topic, entities);
        }
    }

    /// <summary>A dialect that knows the topic reads it better.</summary>
    private bool IsReadAnyhow(DiscoveredEntity entity) => entity.StateTopic is { } topic && routes.Find(topic, speaker)?.Decoder is not null;
}
