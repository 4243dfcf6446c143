using System.ComponentModel.DataAnnotations;
using System.Net;

namespace Twin.Devices;

/// <summary>Configuration section <c>Twin:Mqtt:Tls</c>: the encrypted listener; off unless it has a certificate.</summary>
public sealed class MqttTlsOptions
{
    /// <summary>The TCP port devices connect to with TLS 1.2 or 1.3; 0 takes a free one. Default 8883.</summary>
    [Range(0, 65_535)]
    public int Port { get; set; } = 8883;

    /// <summary>The IP address to listen on. Default 127.0.0.1.</summary>
    [Required]
    public string Bind { get; set; } = IPAddress.Loopback.ToString();

    /// <summary>A PEM file with the listener's certificate, followed by those between it and a root. Taken up when it is renewed. Default none.</summary>
    public string? Certificate { get; set; }

    /// <summary>A PEM file with its private key. Default the file of the certificate.</summary>
    public string? Key { get; set; }

    /// <summary>
    /// A PEM file with the authorities whose certificates sign devices in: common name or DNS name is the device's id.
    /// Taken up when it changes. Default none: only certificates that a device's own record names.
    /// </summary>
    public string? ClientAuthorities { get; set; }
}
