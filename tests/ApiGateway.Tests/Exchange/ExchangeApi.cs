using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Twin.Fixtures;
using Twin.Objects;

namespace Twin.Exchange;

/// <summary>Files to and from the REST interface.</summary>
internal static class ExchangeApi
{
    public static ByteArrayContent File(byte[] bytes, string type) => new(bytes) { Headers = { ContentType = new MediaTypeHeaderValue(type) } };

    public static ByteArrayContent Csv(string text, Encoding? encoding = null) => File([.. (encoding ?? new UTF8Encoding(false)).GetPreamble(), .. (encoding ?? Encoding.UTF8).GetBytes(text)], FileTypes.Csv);

    public static ByteArrayContent Ndjson(params IEnumerable<string> lines) => File(Encoding.UTF8.GetBytes(string.Join('\n', lines)), FileTypes.Ndjson);

    public static async Task<RestAnswer> Upload(this TwinApi api, string query, HttpContent file)
    {
        using var answer = await api.Http.PostAsync($"/api/v1/imports?{query}", file);
        var text = await answer.Content.ReadAsStringAsync();
        return new RestAnswer(answer.StatusCode, Tag: null, JsonElement.Parse(text));
    }

    /// <summary>Sends a file that must be taken in, and waits for its end.</summary>
    /// <returns>The import as it ended.</returns>
    public static async Task<JsonElement> ImportFile(this TwinApi api, string query, HttpContent file)
    {
        var started = await api.Upload(query, file);
        Assert.True(started.Status == HttpStatusCode.Accepted, $"{(int)started.Status} {started.Body}");
        return await api.WaitFor(started.Body.GetProperty("id").GetString()!);
    }

    public static async Task<JsonElement> WaitFor(this TwinApi api, string import)
    {
        var path = $"/api/v1/imports/{import}";
        await Eventually.Async(async () => (await api.Get(path)).GetProperty("phase").GetString() is not ("receiving" or "running"), $"import {import} has ended");
        return await api.Get(path);
    }

    /// <summary>The counts of an import as <c>created, changed, unchanged, conflicts, failed</c>.</summary>
    public static (int Created, int Changed, int Unchanged, int Conflicts, int Failed) Counts(this JsonElement import)
    {
        var counts = import.GetProperty("counts");
        return (Of("created"), Of("changed"), Of("unchanged"), Of("conflicts"), Of("failed"));

        int Of(string name) => counts.GetProperty(name).GetInt32();
    }

    public static async Task<JsonElement[]> Rows(this TwinApi api, JsonElement import, string? status = null) =>
    [
        .. (await api.Get($"/api/v1/imports/{import.GetProperty("id").GetString()}/rows{(status is null ? string.Empty : $"?status={status}")}")).GetProperty("items").EnumerateArray(),
    ];

    /// <summary>The attributes of an object.</summary>
    public static async Task<JsonElement> Attributes(this TwinApi api, string key) => (await api.Get($"/api/v1/objects/{key}")).GetProperty("attributes");

    public static async Task<RestAnswer> RequestExport(this TwinApi api, string query)
    {
        using var answer = await api.Http.PostAsync($"/api/v1/exports?{query}", content: null);
        return new RestAnswer(answer.StatusCode, Tag: null, JsonElement.Parse(await answer.Content.ReadAsStringAsync()));
    }

    public static async Task<(HttpStatusCode Status, byte[] File)> Download(this TwinApi api, JsonElement export)
    {
        using var answer = await api.Http.GetAsync($"/api/v1/exports/{export.GetProperty("id").GetString()}/file");
        return (answer.StatusCode, await answer.Content.ReadAsByteArrayAsync());
    }
}
