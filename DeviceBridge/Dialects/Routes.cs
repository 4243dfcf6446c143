using Twin.Devices.Dialects.HomeAssistant;
using Twin.Devices.Mappings;

namespace Twin.Devices.Dialects;

/// <summary>All dialects the bridge understands.</summary>
internal sealed class Routes(IEnumerable<IDialect> dialects)
{
    private readonly IDialect[] _dialects = [.. dialects];
    private readonly MappingDialect? _mappings = dialects.OfType<MappingDialect>().FirstOrDefault();

    /// <summary>Grows whenever a topic may lead elsewhere than before.</summary>
    public int Version => _mappings?.Version ?? 0;

    /// <returns>The first dialect's that reads it; else why it is not read; null when no dialect has such a topic.</returns>
    public MessageRoute? Find(string topic, string? sessionDevice)
    {
        MessageRoute? unread = null;
        foreach (var dialect in _dialects)
        {
            if (dialect.Match(topic, sessionDevice) is not { } route)
            {
                continue;
            }

            if (route.Decoder is not null)
            {
                return route;
            }

            unread ??= route;
        }

        return unread;
    }

    /// <summary>An order in the first words that its recipient listens to; null when there are none.</summary>
    public WrittenOrder? Write(DeviceOrder order, Recipient recipient) => _dialects.OfType<ICommandDialect>()
        .SelectMany(dialect => dialect.Write(order, recipient))
        .FirstOrDefault(written => !written.Messages.IsEmpty && written.Messages.All(message => recipient.Hears(message.Topic)));

    /// <summary>An order in the dialect that has such a topic; null when it has no words for it.</summary>
    public WrittenOrder? WriteLike(string topic, DeviceOrder order, Recipient recipient)
    {
        var own = _dialects.FirstOrDefault(dialect => dialect.Match(topic, sessionDevice: null)?.Decoder is not null) ?? _dialects.OfType<HomeAssistantDialect>().FirstOrDefault();
        return (own as ICommandDialect)?.Write(order, recipient).FirstOrDefault(written => !written.Messages.IsEmpty);
    }

    /// <summary>True when a device may subscribe to a topic filter: wildcards reach only into its own topics.</summary>
    public bool MaySubscribe(string topicFilter, string device)
    {
        foreach (var dialect in _dialects)
        {
            if (dialect.Owns(topicFilter, device))
            {
                return true;
            }
        }

        return false;
    }
}
