using Orleans.Concurrency;

namespace Twin.Devices;

/// <summary>Whose an access token is. Key: <c>device-token/{keyed hash in hexadecimal}</c>.</summary>
[Alias("twin.IDeviceTokenGrain")]
public interface IDeviceTokenGrain : IWakeable
{
    /// <returns>False while another device holds it.</returns>
    [Alias("Claim")]
    Task<bool> Claim(string device, CancellationToken cancellationToken);

    [Alias("Find"), AlwaysInterleave]
    Task<string?> Find(CancellationToken cancellationToken);
}
