using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Twin.Devices.Dialects;

/// <summary>The values of orders, as dialects write them.</summary>
internal static class OrderJson
{
    public static JsonObject Values(this DeviceOrder order) => (JsonObject)JsonNode.Parse(order.Values)!;

    public static Downlink To(this JsonNode payload, string topic) => new(topic, Encoding.UTF8.GetBytes(payload.ToJsonString()));

    /// <summary>A bare value: a text without quotes, a switch in the dialect's own words.</summary>
    public static Downlink To(this JsonNode? value, string topic, string on, string off) => new(topic, Encoding.UTF8.GetBytes(value?.GetValueKind() switch
    {
        JsonValueKind.True => on,
        JsonValueKind.False => off,
        JsonValueKind.String => value.GetValue<string>(),
        null => string.Empty,
        _ => value.ToJsonString(),
    }));

    /// <summary><c>service.property</c> as its two halves; the whole is both when it has no dot.</summary>
    public static (string Head, string Tail) Halves(string name) => name.IndexOf('.', StringComparison.Ordinal) is > 0 and var dot
        ? (name[..dot], name[(dot + 1)..])
        : (name, name);
}
