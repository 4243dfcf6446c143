namespace Twin.Devices.Dialects;

/// <summary>One convention of topics and payloads that hardware speaks.</summary>
internal interface IDialect
{
    /// <summary>Recognises a topic of this dialect and says whose message it is.</summary>
    /// <param name="sessionDevice">Who is signed in on the connection; null for an outside broker, where only the topic can tell.</param>
    /// <returns>Null when the topic belongs to another dialect.</returns>
    MessageRoute? Match(string topic, string? sessionDevice);

    /// <summary>True when a topic filter asks for nothing but what is this device's own.</summary>
    bool Owns(string topicFilter, string device);
}
