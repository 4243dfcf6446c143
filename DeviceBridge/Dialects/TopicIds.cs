namespace Twin.Devices.Dialects;

/// <summary>Names in topics as ids of devices: hardware may use slashes and spaces where an id may not.</summary>
internal static class TopicIds
{
    /// <summary>The name with <c>/</c> as <c>:</c> and a space as <c>_</c>; null when it cannot be an id even so.</summary>
    public static string? Find(ReadOnlySpan<char> name)
    {
        var id = name.ToString().Replace('/', ':').Replace(' ', '_');
        return ObjectKey.IsValidId(id) ? id : null;
    }

    /// <summary>The route of a message for the device of this name.</summary>
    public static MessageRoute Route(ReadOnlySpan<char> name, IDecoder decoder) =>
        Find(name) is { } id ? MessageRoute.To(decoder, id) with { Name = name.SequenceEqual(id) ? null : name.ToString() } : MessageRoute.Nowhere(device: null, "the topic names no possible device");
}
