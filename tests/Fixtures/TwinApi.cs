using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace Twin.Fixtures;

/// <summary>The REST interface, as a staff app calls it: with a purpose for what it reads.</summary>
public sealed class TwinApi(Uri address) : IDisposable
{
    private const int MostAttempts = 3;

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

    /// <summary>Imports lines that must all be taken in; what is not known to be stored is sent again, as the answer says.</summary>
    public async Task ImportAll(params IEnumerable<string> lines)
    {
        var left = lines.SelectMany(static line => line.Split('\n', StringSplitOptions.RemoveEmptyEntries)).ToList();
        for (var attempt = 1; left.Count > 0; attempt++)
        {
            var failed = left.Zip(await Import(left)).Where(static line => line.Second.GetProperty("status").GetString() != "ok").ToList();
            if (failed.Find(line => attempt == MostAttempts || !line.Second.GetRawText().Contains("send it again", StringComparison.Ordinal)) is { First: not null } refused)
            {
                throw new InvalidOperationException($"A line was refused: {refused.Second}");
            }

            left = [.. failed.Select(static line => line.First)];
        }
    }

    public void Dispose() => _http.Dispose();

    private static JsonElement Parse(string text)
    {
        using var document = JsonDocument.Parse(text);
        return document.RootElement.Clone();
    }
}
