namespace Twin.Devices.Dialects;

/// <summary>Where a message goes, decided by its topic alone.</summary>
internal sealed record MessageRoute
{
    private MessageRoute(IDialect? dialect, string? device, string? unread) => (Dialect, Device, Unread) = (dialect, device, unread);

    /// <summary>Who reads it; null when nobody does.</summary>
    public IDialect? Dialect { get; }

    /// <summary>Whose message it is; null when the topic cannot tell.</summary>
    public string? Device { get; }

    /// <summary>Why it is kept unread, as a dead letter; null when it is read.</summary>
    public string? Unread { get; }

    public static MessageRoute To(IDialect dialect, string device) => new(dialect, device, unread: null);

    public static MessageRoute Nowhere(string? device, string reason) => new(dialect: null, device, reason);
}
