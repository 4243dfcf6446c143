using System.Net.ServerSentEvents;

namespace Twin.Notices;

/// <summary>A watcher of the live push.</summary>
internal sealed class SseReader : IAsyncDisposable
{
    private readonly HttpResponseMessage _response;
    private readonly IAsyncEnumerator<SseItem<string>> _items;

    private SseReader(HttpResponseMessage response, Stream stream)
    {
        _response = response;
        Parser = SseParser.Create(stream);
        _items = Parser.EnumerateAsync().GetAsyncEnumerator();
    }

    /// <summary>Knows the last event id, as a browser does.</summary>
    public SseParser<string> Parser { get; }

    public static async Task<SseReader> Open(HttpClient http, string? lastEventId = null, string path = "/api/v1/live")
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (lastEventId is not null)
        {
            request.Headers.Add("Last-Event-ID", lastEventId);
        }

        var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        response.EnsureSuccessStatusCode();
        return new SseReader(response, await response.Content.ReadAsStreamAsync());
    }

    /// <summary>The next event; null when the stream has ended.</summary>
    public async Task<SseItem<string>?> Next() =>
        await _items.MoveNextAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(90)) ? _items.Current : null;

    public async ValueTask DisposeAsync()
    {
        _response.Dispose();
        await ValueTask.CompletedTask;
    }
}
