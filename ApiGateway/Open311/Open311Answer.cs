using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml;
using System.Xml.Linq;
using Twin.Http;

namespace Twin.Open311;

/// <summary>
/// An answer of GeoReport v2. Its JSON is a list or an object; its XML is the same below an element that names it, each
/// item of a list an element of its own.
/// </summary>
/// <param name="Root">The element around it, such as <c>service_requests</c>.</param>
/// <param name="Item">The element of an item when <paramref name="Content"/> is a list.</param>
internal sealed record Open311Answer(string Root, string Item, JsonNode Content, int Status = StatusCodes.Status200OK) : IResult
{
    public static Open311Answer Fault(int status, string description) =>
        new("errors", "error", new JsonArray(new JsonObject { ["code"] = status, ["description"] = description }), status);

    /// <summary>The same in the format that the path asks for; XML when it asks for none that there is.</summary>
    public Task ExecuteAsync(HttpContext httpContext)
    {
        var isXml = httpContext.GetRouteValue("format") is not "json";
        httpContext.Response.StatusCode = Status;
        httpContext.Response.ContentType = isXml ? "text/xml; charset=utf-8" : "application/json; charset=utf-8";
        return isXml
            ? httpContext.Response.WriteAsync($"<?xml version=\"1.0\" encoding=\"utf-8\"?>\n{ToXml(Root, Content)}", httpContext.RequestAborted)
            : httpContext.Response.WriteAsync(Content.ToJsonString(new JsonSerializerOptions(GatewayJson.Options)), httpContext.RequestAborted);
    }

    private XElement ToXml(XName name, JsonNode? node) => new(name, node switch
    {
        JsonArray list => list.Select(item => (object)ToXml(name.LocalName == Root ? Item : name.LocalName[..^1], item)),
        JsonObject fields => fields.Select(field => (object)ToXml(field.Key, field.Value)),
        null => null,
        _ => string.Concat(node.ToString().Where(XmlConvert.IsXmlChar)),
    });
}
