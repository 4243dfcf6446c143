using Microsoft.Extensions.Options;
using Twin.Fixtures;

namespace Twin.Devices;

public sealed class OptionsTests
{
    [Theory]
    [InlineData("Bind=everywhere")]
    [InlineData("Port=70000")]
    [InlineData("ConnectTimeout=00:00:00")]
    [InlineData("MaxInFlight=0")]
    [InlineData("Broker:Slots:0:ClientId=s-0")]
    [InlineData("Broker:Port=0")]
    [InlineData("Broker:ReceiveMaximum=100000")]
    public async Task Start_fails_when_a_setting_is_out_of_range(string setting)
    {
        var fault = await Assert.ThrowsAsync<OptionsValidationException>(() => BridgeHost.Start(setting));
        Assert.Contains(setting.Split('=', ':')[^2], fault.Message, StringComparison.Ordinal);
    }
}
