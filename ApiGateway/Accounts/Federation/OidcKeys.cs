using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace Twin.Accounts.Federation;

/// <summary>
/// What an issuer publishes of itself, its keys above all. Read again every minute, so that a key that is taken back is
/// soon worth nothing; and at once when a token names one that is not known, so that a new one is.
/// </summary>
internal sealed partial class OidcKeys(string authority, HttpClient http, TimeProvider time, ILogger log) : IDisposable
{
    private const int LeastRsaBits = 2048;

    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(1);

    /// <summary>Tokens that name keys of nobody's cost the issuer no more than this.</summary>
    private static readonly TimeSpan AskAgainAfter = TimeSpan.FromSeconds(5);

    /// <summary>How long to go on with what was last read while the issuer does not answer.</summary>
    private static readonly TimeSpan Usable = TimeSpan.FromHours(1);

    private readonly SemaphoreSlim _one = new(1);
    private readonly HttpDocumentRetriever _documents = new(http) { RequireHttps = authority.StartsWith("https:", StringComparison.OrdinalIgnoreCase) };
    private OpenIdConnectConfiguration? _known;
    private DateTimeOffset _readAt;
    private DateTimeOffset _askedAt;

    /// <param name="keyId">Which key is looked for.</param>
    /// <exception cref="TimeoutException">The issuer does not answer, and has not for long.</exception>
    public async ValueTask<OpenIdConnectConfiguration> Get(string keyId, CancellationToken cancellationToken)
    {
        if (Find(keyId) is { } known)
        {
            return known;
        }

        await _one.WaitAsync(cancellationToken);
        try
        {
            return Find(keyId) ?? await Read(cancellationToken);
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    private OpenIdConnectConfiguration? Find(string keyId)
    {
        var now = time.GetUtcNow();
        var isNew = now - _readAt < Fresh && _known!.SigningKeys.Any(key => key.KeyId == keyId);
        return isNew || (_known is not null && now - _askedAt < AskAgainAfter && now - _readAt < Usable) ? _known : null;
    }

    private async Task<OpenIdConnectConfiguration> Read(CancellationToken cancellationToken)
    {
        if (_known is null && time.GetUtcNow() - _askedAt < AskAgainAfter)
        {
            throw new TimeoutException("The issuer of the token did not answer a moment ago.");
        }

        _askedAt = time.GetUtcNow();
        try
        {
            var found = await OpenIdConnectConfigurationRetriever.GetAsync($"{authority}/.well-known/openid-configuration", _documents, cancellationToken);
            if (OidcIssuer.Trimmed(found.Issuer) != authority)
            {
                throw new InvalidOperationException("It says that it is another issuer.");
            }

            foreach (var weak in found.SigningKeys.Where(key => key is RsaSecurityKey or JsonWebKey { Kty: JsonWebAlgorithmsKeyTypes.RSA } && key.KeySize < LeastRsaBits).ToList())
            {
                found.SigningKeys.Remove(weak);
            }

            (_known, _readAt) = (found, time.GetUtcNow());
        }
        catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
        {
            LogNotRead(authority, fault.GetType().Name, fault.Message);
            if (_known is null || time.GetUtcNow() - _readAt >= Usable)
            {
                throw new TimeoutException("The issuer of the token does not answer.", fault);
            }
        }

        return _known!;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The keys of {Issuer} could not be read. {Fault}: {Message}")]
    private partial void LogNotRead(string issuer, string fault, string message);
}
