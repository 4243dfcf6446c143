namespace Twin.Devices;

/// <summary>Where the listener for devices can be reached.</summary>
public sealed class MqttEndpoint
{
    /// <summary>The TCP port it listens on: the one found when 0 was configured. 0 before it listens.</summary>
    public int Port { get; internal set; }

    /// <summary>The same with TLS; 0 when there is none.</summary>
    public int TlsPort { get; internal set; }
}
