using System.ComponentModel.DataAnnotations;
using System.Net;
using Microsoft.Extensions.Options;
using Twin.Devices.Broker;

namespace Twin.Devices;

/// <summary>Configuration section <c>Twin:Mqtt</c>.</summary>
public sealed class MqttOptions
{
    public const string Section = "Twin:Mqtt";

    /// <summary>
    /// The listener's name, the same whenever it starts again and no other's: while it is away, the devices that were connected to it
    /// are not missed one by one. A device of that id, if there is one, stands for it. Default the machine's name.
    /// </summary>
    [RegularExpression("^[A-Za-z0-9._:-]{1,128}$")]
    public string Name { get; set; } = ObjectKey.IsValidId(Environment.MachineName) ? Environment.MachineName : "listener";

    /// <summary>The TCP port devices connect to; 0 takes a free one. Default 1883.</summary>
    [Range(0, 65_535)]
    public int Port { get; set; } = 1883;

    /// <summary>The IP address to listen on. The connection is not encrypted: a private network only. Default 127.0.0.1.</summary>
    [Required]
    public string Bind { get; set; } = IPAddress.Loopback.ToString();

    /// <summary>Connections at one time, those not signed in yet included; further ones are closed at once. Default 20,000.</summary>
    [Range(1, 1_000_000)]
    public int MaxConnections { get; set; } = 20_000;

    /// <summary>The largest MQTT packet of a device that has signed in, in bytes. Default 1 MiB.</summary>
    [Range(1024, 256 * 1024 * 1024)]
    public int MaxPacketBytes { get; set; } = 1024 * 1024;

    /// <summary>How soon a connection must have sent its CONNECT. Default 10 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:10:00")]
    public TimeSpan ConnectTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Messages on their way into the twin at one time; the next ones wait in their connections. Default 1,000.</summary>
    [Range(1, 100_000)]
    public int MaxInFlight { get; set; } = 1_000;

    /// <summary>
    /// Answers a connection may be owed because the device does not read them, before no more is read from it; also
    /// the receive maximum told to MQTT 5 devices. Default 1,000.
    /// </summary>
    [Range(1, 65_535)]
    public int MaxUnanswered { get; set; } = 1_000;

    /// <summary>
    /// Messages a second that are taken in on one connection; a device that sends faster waits, and it alone. Default 100.
    /// </summary>
    [Range(1, 1_000_000)]
    public int MaxMessagesPerSecond { get; set; } = 100;

    /// <summary>How long a device is held before its connection is closed because the twin cannot take its message now. Default 1 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:01:00")]
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Wrong passwords within a minute after which sign-in is slowed down, or refused. Default 5.</summary>
    [Range(1, 1_000)]
    public int MaxFailedLogins { get; set; } = 5;

    /// <summary>The encrypted listener beside it.</summary>
    [ValidateObjectMembers]
    public MqttTlsOptions Tls { get; set; } = new();

    /// <summary>An outside broker to take messages from as well; off unless its host is set.</summary>
    [ValidateObjectMembers]
    public BrokerOptions Broker { get; set; } = new();
}
