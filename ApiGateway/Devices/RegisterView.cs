using System.Collections.Immutable;

namespace Twin.Devices;

/// <summary>One register of devices.</summary>
/// <param name="Total">How many entries it has.</param>
/// <param name="Parts">The largest first; a profile's count is that of its devices.</param>
internal sealed record RegisterView(string Id, string Name, string NameEn, long Total, ImmutableArray<RegisterPartView> Parts)
{
    public static RegisterView Of(DeviceRegister register, string? area) => new(
        register.Id, register.Name, register.NameEn, register.Total, [.. register.Parts.Select(part => RegisterPartView.Of(register.Id, part, area))]);
}
