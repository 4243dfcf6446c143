using Twin.Access;

namespace Twin.Devices;

/// <summary>Grants access at doors. Key 0.</summary>
[Alias("twin.IDoorsGrain")]
public interface IDoorsGrain : IGrainWithIntegerKey
{
    /// <summary>
    /// Grants a credential at a door. The home learns of the door first and the door asks whether the person still lives there
    /// then, so that nobody who moves out meanwhile keeps it.
    /// </summary>
    /// <returns>As <see cref="IDoorGrain.Grant"/>.</returns>
    [Alias("Grant")]
    Task<Outcome<AccessCredential>> Grant(Caller caller, string door, AccessGrant grant, CancellationToken cancellationToken);
}
