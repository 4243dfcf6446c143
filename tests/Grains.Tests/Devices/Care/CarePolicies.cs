using Microsoft.Extensions.Configuration;
using Twin.Devices;

namespace Twin.Grains.Tests.Devices;

/// <summary>Policies for tests.</summary>
internal static class CarePolicies
{
    public static CarePolicy Shipped { get; } = With();

    public static CarePolicy With(params IEnumerable<KeyValuePair<string, string?>> settings) =>
        CarePolicy.Read(new ConfigurationBuilder().AddInMemoryCollection(settings).Build());
}
