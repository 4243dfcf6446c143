using System.Net.Http.Headers;
using System.Net.Http.Json;

namespace Twin.Simulation;

/// <summary>Signed in to a twin's REST API; signs in again before its token runs out.</summary>
public sealed class TwinSession(HttpClient http, string userName, string password, TimeProvider time)
{
    private AuthenticationHeaderValue? _authorization;
    private DateTimeOffset _renewAt;

    /// <summary>Sends a request as the account signed in; the answer's body is left to be read as it comes.</summary>
    /// <exception cref="HttpRequestException">The twin cannot be reached, or refuses the account.</exception>
    public async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (_authorization is null || time.GetUtcNow() >= _renewAt)
        {
            await SignInAsync(cancellationToken);
        }

        request.Headers.Authorization = _authorization;
        return await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
    }

    private async Task SignInAsync(CancellationToken cancellationToken)
    {
        var asked = time.GetUtcNow();
        using var response = await http.PostAsJsonAsync("api/v1/auth/login", new { userName, password }, cancellationToken);
        if (!response.IsSuccessStatusCode)
        {
            throw new HttpRequestException($"The twin did not let '{userName}' in.", inner: null, response.StatusCode);
        }

        var token = await response.Content.ReadFromJsonAsync<Token>(cancellationToken) ?? throw new HttpRequestException("The twin gave no token.");
        _authorization = new AuthenticationHeaderValue("Bearer", token.AccessToken);
        _renewAt = asked + TimeSpan.FromSeconds(token.ExpiresIn / 2.0);
    }

    private sealed record Token(string AccessToken, int ExpiresIn);
}
