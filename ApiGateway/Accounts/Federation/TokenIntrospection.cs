using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Twin.Accounts.Federation;

/// <summary>Asks an issuer whether it still stands by a token (RFC 7662).</summary>
internal sealed class TokenIntrospection(string clientId, string clientSecret, HttpClient http)
{
    private readonly AuthenticationHeaderValue _client =
        new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{Uri.EscapeDataString(clientId)}:{Uri.EscapeDataString(clientSecret)}")));

    /// <exception cref="TimeoutException">It does not answer, or not as it should: nobody gets in by that.</exception>
    public async Task<bool> IsActive(string token, OpenIdConnectConfiguration issuer, CancellationToken cancellationToken)
    {
        try
        {
            using var ask = new HttpRequestMessage(HttpMethod.Post, issuer.IntrospectionEndpoint)
            {
                Headers = { Authorization = _client },
                Content = new FormUrlEncodedContent([KeyValuePair.Create("token", token), KeyValuePair.Create("token_type_hint", "access_token")]),
            };
            using var answer = await http.SendAsync(ask, cancellationToken);
            answer.EnsureSuccessStatusCode();
            var said = await answer.Content.ReadFromJsonAsync<JsonElement>(cancellationToken);
            return said.GetProperty("active").GetBoolean();
        }
        catch (Exception fault) when (fault is HttpRequestException or JsonException or KeyNotFoundException or InvalidOperationException or TaskCanceledException)
        {
            throw new TimeoutException("The issuer of the token does not say whether it is good.", fault);
        }
    }
}
