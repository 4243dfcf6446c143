using System.Collections.Immutable;

namespace Twin.Devices;

internal sealed record RegistersView(ImmutableArray<RegisterView> Registers)
{
    public static RegistersView Of(ImmutableArray<DeviceRegister> registers, string? area) => new([.. registers.Select(register => RegisterView.Of(register, area))]);
}
