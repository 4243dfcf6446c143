namespace Twin.Devices.Dialects;

/// <summary>Where a message goes, decided by its topic alone.</summary>
internal sealed record MessageRoute
{
    private MessageRoute(IDecoder? decoder, string? device, string? unread) => (Decoder, Device, Unread) = (decoder, device, unread);

    /// <summary>Who reads it; null when nobody does.</summary>
    public IDecoder? Decoder { get; }

    /// <summary>Whose message it is; null when the topic cannot tell.</summary>
    public string? Device { get; }

    /// <summary>Why it is kept unread, as a dead letter; null when it is read.</summary>
    public string? Unread { get; }

    /// <summary>The device as the hardware calls it, where that is no id; null otherwise.</summary>
    public string? Name { get; init; }

    /// <summary>False when it means something only between the messages before and after it.</summary>
    public bool IsReplayable { get; init; } = true;

    public static MessageRoute To(IDecoder decoder, string? device) => new(decoder, device, unread: null);

    public static MessageRoute Nowhere(string? device, string reason) => new(decoder: null, device, reason);
}
