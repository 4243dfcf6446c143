using System.Text.Json.Nodes;
using System.Xml;
using Twin.Cases;

namespace Twin.Open311;

/// <summary>What the interface says of itself and of what may be reported.</summary>
internal static class Open311Discovery
{
    private const string Specification = "http://wiki.open311.org/GeoReport_v2";

    /// <summary>When this interface last changed what it can.</summary>
    private const string Changeset = "2026-11-27T00:00:00Z";

    public static Open311Answer Describe(Open311Options options, HttpRequest request) => new("discovery", string.Empty, new JsonObject
    {
        ["changeset"] = Changeset,
        ["contact"] = options.Contact,
        ["key_service"] = options.Contact,
        ["endpoints"] = new JsonArray(new JsonObject
        {
            ["specification"] = Specification,
            ["url"] = $"{request.Scheme}://{request.Host}/open311/v2",
            ["changeset"] = Changeset,
            ["type"] = "production",
            ["formats"] = new JsonArray("text/xml", "application/json"),
        }),
    });

    /// <summary>A category as a service.</summary>
    public static JsonObject Describe(CaseCategory category) => new()
    {
        ["service_code"] = category.Id,
        ["service_name"] = category.Title,
        ["description"] = category.TitleEn,
        ["metadata"] = false,
        ["type"] = "realtime",
        ["keywords"] = category.TitleEn,
        ["group"] = category.Group,
    };

    public static string Notice(CaseCategory category) =>
        $"Taken up within {XmlConvert.ToString(category.AcceptWithin)}, to be resolved within {XmlConvert.ToString(category.ResolveWithin)} of being given to somebody.";
}
