using Twin.Access;

namespace Twin.Devices;

/// <summary>A device model as data. Key: <c>profile/{id}</c>. Those that ship are there until a site replaces them.</summary>
[Alias("twin.IProfileGrain")]
public interface IProfileGrain : IWakeable
{
    /// <returns>The profile, or <c>NotFound</c>.</returns>
    [Alias("Get")]
    Task<Outcome<DeviceProfile>> Get(CancellationToken cancellationToken);

    /// <summary>Replaces the profile. Devices of the model judge by it within 30 seconds.</summary>
    /// <returns>The revision, or <c>Invalid</c> naming the rule or metric at fault.</returns>
    [Alias("Upsert")]
    Task<Outcome<long>> Upsert(Caller caller, DeviceProfile profile, CancellationToken cancellationToken);
}
