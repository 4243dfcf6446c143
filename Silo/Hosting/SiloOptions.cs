using System.ComponentModel.DataAnnotations;
using System.Net;

namespace Twin.Hosting;

/// <summary>Configuration section <c>Twin:Silo</c>.</summary>
public sealed class SiloOptions
{
    public const string Section = "Twin:Silo";

    /// <summary>The port for other silos. Default 11111.</summary>
    [Range(1, 65_535)]
    public int Port { get; set; } = 11111;

    /// <summary>The port for gateways and bridges. Default 30000.</summary>
    [Range(1, 65_535)]
    public int GatewayPort { get; set; } = 30000;

    /// <summary>
    /// The address other processes reach this silo at; it listens there and nowhere else. These ports have no
    /// authentication: loopback or a private network only. Default 127.0.0.1.
    /// </summary>
    [Required]
    public string Address { get; set; } = IPAddress.Loopback.ToString();
}
