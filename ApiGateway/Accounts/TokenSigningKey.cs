using System.Security.Cryptography;
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
        _key ??= WithId(await grains.KeyRing().GetTokenSigningKey(cancellationToken));

    /// <summary>The one asynchronous way by which the bearer handler takes keys.</summary>
    public async Task<OpenIdConnectConfiguration> GetConfigurationAsync(CancellationToken cancel)
    {
        var configuration = new OpenIdConnectConfiguration { Issuer = AccessTokens.Issuer };
        configuration.SigningKeys.Add(await Get(cancel));
        return configuration;
    }

    /// <summary>A key has a name, made from it one-way, and a token must say it.</summary>
    public static SymmetricSecurityKey WithId(byte[] key) => new(key) { KeyId = Convert.ToHexStringLower(HMACSHA256.HashData(key, "twin.key-id"u8))[..16] };

    /// <summary>The key never changes while its master key does not.</summary>
    public void RequestRefresh()
    {
    }
}
