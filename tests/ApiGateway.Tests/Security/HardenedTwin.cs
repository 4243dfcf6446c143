using Twin.Accounts.Federation;
using Twin.Fixtures;

namespace Twin.Security;

/// <summary>A twin with the settings of one that is in earnest, and an outside issuer beside it.</summary>
public sealed class HardenedTwin : IAsyncLifetime
{
    public const string Password = "an-honest-password-for-tests";

    public OutsideIssuer Issuer { get; private set; } = null!;

    public TwinHost Host { get; private set; } = null!;

    public TwinApi Admin { get; private set; } = null!;

    /// <summary>For other silos, and for gateways and bridges.</summary>
    public IReadOnlyList<int> ClusterPorts { get; } = Ports.Free(2);

    public async ValueTask InitializeAsync()
    {
        Issuer = await OutsideIssuer.Start();
        Host = await TwinHost.Start(new Dictionary<string, string?>(Issuer.Settings("city"), StringComparer.Ordinal)
        {
            ["Twin:Accounts:SecondFactorRoles:0"] = "Supervisor",
            ["Twin:Accounts:SecondFactorRoles:1"] = "Operator",
            ["Twin:Dashboard"] = "true",
            ["Twin:Edge:OpenDocuments"] = "false",
            ["Twin:Silo:Port"] = $"{ClusterPorts[0]}",
            ["Twin:Silo:GatewayPort"] = $"{ClusterPorts[1]}",
        });
        Admin = await Host.SignInAsAdmin();
        await Admin.ImportAll(
            SampleCommunity.Lines[0],
            $$"""{"kind":"account","id":"supervisor","role":"supervisor","areas":["{{SampleCommunity.Community}}"],"password":"{{Password}}"}""",
            $$"""{"kind":"account","id":"staff","role":"community-staff","areas":["{{SampleCommunity.Community}}"],"password":"{{Password}}"}""");
    }

    public async ValueTask DisposeAsync()
    {
        Admin.Dispose();
        await Host.DisposeAsync();
        await Issuer.DisposeAsync();
    }
}
