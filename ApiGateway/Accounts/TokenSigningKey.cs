using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace Twin.Accounts;

/// <summary>
/// The key that signs access tokens. Only silos can derive it, so it is asked for when first needed and kept: a gateway
/// may start before the cluster does.
/// </summary>
internal sealed class TokenSigningKey(IGrainFactory grains) : IConfigurationManager<OpenIdConnectConfiguration>
{
    private SymmetricSecurityKey? _key;

    public async ValueTask<SymmetricSecurityKey> Get(CancellationToken cancellationToken) =>
        _key ??= new SymmetricSecurityKey(await grains.KeyRing().GetTokenSigningKey(cancellationToken));

    /// <summary>The one asynchronous way by which the bearer handler takes keys.</summary>
    public async Task<OpenIdConnectConfiguration> GetConfigurationAsync(CancellationToken cancel)
    {
        var configuration = new OpenIdConnectConfiguration { Issuer = AccessTokens.Issuer };
        configuration.SigningKeys.Add(await Get(cancel));
        return configuration;
    }

    /// <summary>The key never changes while its master key does not.</summary>
    public void RequestRefresh()
    {
    }
}
