using Twin.Objects;

namespace Twin.Devices;

/// <summary>What a device is and where it stands.</summary>
/// <param name="Name">For people; the id when null.</param>
/// <param name="Profile">The id of its model, such as <c>smoke</c>.</param>
/// <param name="Building">The building it is in, if any.</param>
/// <param name="Grid">The grid it stands in when it is in no building (a bin, a hydrant); otherwise the building's.</param>
/// <param name="Household">The home it protects, if any.</param>
/// <param name="Secret">The MQTT password, in clear on the way in only; stored as a keyed hash. Null keeps the present one.</param>
/// <param name="Gateway">The device that speaks for it, if any; it may be created later.</param>
/// <param name="Certificate">
/// SHA-256 thumbprint of the one certificate it signs in with over TLS, 64 hexadecimal digits with colons or without;
/// null for any that one of the listener's authorities has made out to it.
/// </param>
/// <param name="Token">
/// An access token, 16 to 128 characters: a user name that is credential enough. As <paramref name="Secret"/> in clear on the way
/// in only; no two devices have the same.
/// </param>
[GenerateSerializer, Immutable, Alias("twin.device-attributes")]
public sealed record DeviceAttributes(
    [property: Id(0)] string? Name,
    [property: Id(1), ObjectId] string Profile,
    [property: Id(2), ObjectId] string? Building,
    [property: Id(3), ObjectId] string? Grid,
    [property: Id(4), ObjectId] string? Household,
    [property: Id(5)] string? Secret,
    [property: Id(6), ObjectId] string? Gateway = null,
    [property: Id(7)] string? Certificate = null,
    [property: Id(8)] string? Token = null)
{
    public override string ToString() => $"{nameof(DeviceAttributes)} {{ Profile = {Profile}, Building = {Building}, Household = {Household} }}";
}
