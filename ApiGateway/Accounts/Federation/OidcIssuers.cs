using Microsoft.Extensions.Options;

namespace Twin.Accounts.Federation;

/// <summary>The outside issuers of the configuration.</summary>
internal sealed class OidcIssuers : IDisposable
{
    private const int MaxAnswerBytes = 1024 * 1024;

    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) })
    {
        Timeout = TimeSpan.FromSeconds(5),
        MaxResponseContentBufferSize = MaxAnswerBytes,
    };

    private readonly List<OidcKeys> _keys = [];
    private readonly Dictionary<string, OidcIssuer> _byAddress = new(StringComparer.Ordinal);
    private readonly Dictionary<string, OidcIssuer> _byName = new(StringComparer.Ordinal);

    public OidcIssuers(IConfiguration configuration, IOptionsMonitor<OidcOptions> options, TimeProvider time, ILogger<OidcIssuers> log)
    {
        foreach (var name in NamesIn(configuration))
        {
            var issuer = options.Get(name);
            var keys = new OidcKeys(OidcIssuer.Trimmed(issuer.Authority), _http, time, log);
            var introspection = issuer is { ClientId: { } client, ClientSecret: { } secret } ? new TokenIntrospection(client, secret, _http) : null;
            _keys.Add(keys);
            _byName[name] = new OidcIssuer(name, issuer, keys, introspection, time);
            if (!_byAddress.TryAdd(_byName[name].Address, _byName[name]))
            {
                throw new OptionsValidationException(name, typeof(OidcOptions), [$"{OidcOptions.Section}:{name} has the address of another issuer."]);
            }
        }
    }

    public static IEnumerable<string> NamesIn(IConfiguration configuration) => configuration.GetSection(OidcOptions.Section).GetChildren().Select(child => child.Key);

    /// <summary>By what a token says, which nobody has checked yet.</summary>
    public OidcIssuer? Find(string issuer) => _byAddress.GetValueOrDefault(OidcIssuer.Trimmed(issuer));

    public OidcIssuer? FindByName(string name) => _byName.GetValueOrDefault(name);

    public void Dispose()
    {
        _keys.ForEach(keys => keys.Dispose());
        _http.Dispose();
    }
}
