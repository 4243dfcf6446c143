namespace Twin.Devices;

/// <summary>A device asks for a credential of its own.</summary>
/// <param name="Device">The id it will have.</param>
/// <param name="Name">As the hardware calls itself.</param>
[GenerateSerializer, Immutable, Alias("twin.provisioning-claim")]
public sealed record ProvisioningClaim(
    [property: Id(0)] string Key,
    [property: Id(1)] string Secret,
    [property: Id(2)] string Device,
    [property: Id(3)] string Name)
{
    public override string ToString() => $"{nameof(ProvisioningClaim)} {{ Key = {Key}, Device = {Device} }}";
}
