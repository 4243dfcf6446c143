using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace Twin.Fixtures;

/// <summary>The REST interface, as a staff app calls it: with a purpose for what it reads.</summary>
public sealed class TwinApi(Uri address) : IDisposable
{
    private readonly HttpClient _http = new() { BaseAddress = address, DefaultRequestHeaders = { { "X-Purpose", "test" } } };

    public HttpClient Http => _http;

    public async Task<bool> IsReady()
    {
        try
        {
            return (await _http.GetAsync("/health/ready")).IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    public async Task SignIn(string userName, string password)
    {
        var answer = await _http.PostAsJsonAsync("/api/v1/auth/login", new { userName, password });
        answer.EnsureSuccessStatusCode();
        var token = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("accessToken").GetString();
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
    }

    public async Task<JsonElement> Get(string path)
    {
        var answer = await _http.GetAsync(path);
        var body = await answer.Content.ReadAsStringAsync();
        return answer.IsSuccessStatusCode ? Parse(body) : throw new HttpRequestException($"GET {path}: {(int)answer.StatusCode} {body}", inner: null, answer.StatusCode);
    }

    public async Task<JsonElement> Post(string path, object? body = null)
    {
        var answer = await _http.PostAsJsonAsync(path, body ?? new { });
        var text = await answer.Content.ReadAsStringAsync();
        return answer.IsSuccessStatusCode ? Parse(text) : throw new HttpRequestException($"POST {path}: {(int)answer.StatusCode} {text}", inner: null, answer.StatusCode);
    }

    /// <summary>Imports lines and returns one result a line.</summary>
    public async Task<IReadOnlyList<JsonElement>> Import(params IEnumerable<string> lines)
    {
        using var content = new StringContent(string.Join('\n', lines), Encoding.UTF8, "application/x-ndjson");
        var answer = await _http.PostAsync("/api/v1/import", content);
        answer.EnsureSuccessStatusCode();
        var text = await answer.Content.ReadAsStringAsync();
        return [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Parse)];
    }

    /// <summary>Imports lines that must all be taken in.</summary>
    public async Task ImportAll(params IEnumerable<string> lines)
    {
        foreach (var result in await Import(lines))
        {
            if (result.GetProperty("status").GetString() != "ok")
            {
                throw new InvalidOperationException($"A line was refused: {result}");
            }
        }
    }

    public void Dispose() => _http.Dispose();

    private static JsonElement Parse(string text)
    {
        using var document = JsonDocument.Parse(text);
        return document.RootElement.Clone();
    }
}
