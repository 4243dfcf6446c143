using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Twin.Notices;

namespace Twin.Webhooks;

/// <summary>
/// A message in the words of its receiver. Generic: the event as JSON with the headers of Standard Webhooks
/// (<c>webhook-id</c>, <c>webhook-timestamp</c>, <c>webhook-signature</c>: <c>v1,</c> and the base64 HMAC-SHA256 of id,
/// timestamp and body joined by full stops). Robots: markdown; DingTalk's signature goes into the address.
/// </summary>
internal static class WebhookMessage
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static HttpRequestMessage Write(WebhookKind kind, string url, string? secret, ImmutableArray<FeedEvent> events, DateTimeOffset now) => kind switch
    {
        WebhookKind.Wecom => Post(url, new JsonObject { ["msgtype"] = "markdown", ["markdown"] = new JsonObject { ["content"] = Words(events) } }),
        WebhookKind.Dingtalk => Post(
            secret is null ? url : Signed(url, secret, now),
            new JsonObject { ["msgtype"] = "markdown", ["markdown"] = new JsonObject { ["title"] = TitleOf(events), ["text"] = Words(events) } }),
        _ => Generic(url, secret ?? string.Empty, events[0], now),
    };

    /// <summary>Robots answer 200 whatever happens; what happened stands in the body.</summary>
    /// <returns>Null when the message was taken.</returns>
    public static string? FindFault(WebhookKind kind, string answer)
    {
        if (kind == WebhookKind.Generic)
        {
            return null;
        }

        try
        {
            using var body = JsonDocument.Parse(answer);
            return body.RootElement.TryGetProperty("errcode", out var code) && code.TryGetInt32(out var number)
                ? number == 0 ? null : $"The robot answered errcode {number}."
                : "The robot answered without an errcode.";
        }
        catch (JsonException)
        {
            return "The robot did not answer in JSON.";
        }
    }

    private static HttpRequestMessage Generic(string url, string secret, FeedEvent happened, DateTimeOffset now)
    {
        var timestamp = now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var message = Post(url, new JsonObject
        {
            ["type"] = happened.Type,
            ["timestamp"] = happened.At.UtcDateTime,
            ["source"] = happened.Source.ToString(),
            ["area"] = happened.Area,
            ["data"] = Data(happened),
        }, out var body);
        message.Headers.Add("webhook-id", happened.Position);
        message.Headers.Add("webhook-timestamp", timestamp);
        message.Headers.Add("webhook-signature", $"v1,{Hmac(secret, $"{happened.Position}.{timestamp}.{body}")}");
        return message;
    }

    private static string Signed(string url, string secret, DateTimeOffset now)
    {
        var timestamp = now.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        return $"{url}{(url.Contains('?', StringComparison.Ordinal) ? '&' : '?')}timestamp={timestamp}&sign={Uri.EscapeDataString(Hmac(secret, $"{timestamp}\n{secret}"))}";
    }

    private static string Hmac(string secret, string text) => Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(text)));

    private static HttpRequestMessage Post(string url, JsonObject body) => Post(url, body, out _);

    private static HttpRequestMessage Post(string url, JsonObject body, out string text)
    {
        text = body.ToJsonString(Json);
        return new HttpRequestMessage(HttpMethod.Post, url) { Content = new StringContent(text, Encoding.UTF8, "application/json") };
    }

    private static string TitleOf(ImmutableArray<FeedEvent> events) => events.Length == 1 ? WebhookWords.Of(events[0].Type) : $"{events.Length} 条案件动态";

    private static string Words(ImmutableArray<FeedEvent> events) => string.Join("\n\n", events.Select(Words));

    private static string Words(FeedEvent happened)
    {
        var data = Data(happened);
        return $"**{WebhookWords.Of(happened.Type)}** {WebhookWords.Plain(Text(data, "title") ?? happened.Source.ToString())}\n{happened.Source.Id} · {happened.Area} · {Text(data, "severity")}";
    }

    private static JsonObject Data(FeedEvent happened) => JsonNode.Parse(happened.Data)!.AsObject();

    private static string? Text(JsonObject data, string name) => data[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}
