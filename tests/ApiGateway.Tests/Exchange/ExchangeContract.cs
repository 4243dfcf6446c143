using Twin.Fixtures;
using Twin.Standalone;

namespace Twin.Exchange;

/// <summary>Files in and out through REST. The parts are files in, runs and conflicts, and files out.</summary>
public abstract partial class ExchangeContract(TwinOnEngine twin)
{
    private const string Grid = SampleCommunity.Grid;
    private const string Password = "a-password-for-the-exchange";

    private TwinApi Admin => twin.Admin;

    /// <summary>An account that came with the sample community: its supervisor.</summary>
    private Task<TwinApi> Supervisor() => twin.Host.SignIn("chenjie", SampleCommunity.SupervisorPassword);

    private async Task<TwinApi> SignIn(string userName, string role, string area)
    {
        await Admin.ImportAll($$"""{"kind":"account","id":"{{userName}}","role":"{{role}}","areas":["{{area}}"],"password":"{{Password}}"}""");
        return await twin.Host.SignIn(userName, Password);
    }
}

public sealed class ExchangeTestsOnSqlite(TwinOnSqlite twin) : ExchangeContract(twin), IClassFixture<TwinOnSqlite>;

public sealed class ExchangeTestsOnPostgres(TwinOnPostgres twin) : ExchangeContract(twin), IClassFixture<TwinOnPostgres>;
