using System.Text.Json;
using System.Xml.Linq;
using Twin.Standalone;

namespace Twin.Cases;

/// <summary>The shapes of the published examples of GeoReport v2: names in their order, in both formats.</summary>
public abstract partial class CaseContract
{
    private const string RequestFields =
        "service_request_id status status_notes service_name service_code description agency_responsible service_notice requested_datetime updated_datetime expected_datetime address address_id zipcode lat long media_url";

    [Theory]
    [InlineData("discovery", "discovery(changeset contact key_service endpoints(endpoint(specification url changeset type formats(format))))", "(changeset contact key_service endpoints[(specification url changeset type formats[])])")]
    [InlineData("services", "services(service(service_code service_name description metadata type keywords group))", "[(service_code service_name description metadata type keywords group)]")]
    [InlineData("services/ponding", "service_definition(service_code attributes)", "(service_code attributes[])")]
    [InlineData("requests/{id}", $"service_requests(request({RequestFields}))", $"[({RequestFields})]")]
    [InlineData("requests", $"service_requests(request({RequestFields}))", $"[({RequestFields})]")]
    [InlineData("tokens/{id}", "service_requests(request(service_request_id token))", "[(service_request_id token)]")]
    [InlineData("services/none", "errors(error(code description))", "[(code description)]")]
    [InlineData("requests/none", "errors(error(code description))", "[(code description)]")]
    [InlineData("tokens/none", "errors(error(code description))", "[(code description)]")]
    [InlineData("requests/", "errors(error(code description))", "[(code description)]", "?status=elsewhere")]
    public async Task Open311_answers_in_the_shapes_of_the_published_examples(string path, string xml, string json, string query = "")
    {
        path = path is "requests" || path.Contains("{id}", StringComparison.Ordinal) ? path.Replace("{id}", await ReportOpenly("积水"), StringComparison.Ordinal) : path.TrimEnd('/');

        var inXml = XDocument.Parse(await Read($"{path}.xml{query}", "text/xml"));
        var inJson = JsonElement.Parse(await Read($"{path}.json{query}", "application/json"));

        Assert.Equal((xml, json), (Shape(inXml.Root!), Shape(inJson)));
        Assert.Equal(("1.0", "utf-8"), (inXml.Declaration!.Version, inXml.Declaration.Encoding));
    }

    [Fact]
    public async Task Open311_says_what_it_took_and_why_not_in_both_formats()
    {
        var taken = (Xml: await PostOpenly("xml"), Json: await PostOpenly("json"));
        var refused = (Xml: await PostOpenly("xml", "service_code", "none"), Json: await PostOpenly("json", "service_code", "none"));

        Assert.Equal("service_requests(request(service_request_id service_notice account_id))", Shape(XDocument.Parse(taken.Xml).Root!));
        Assert.Equal("[(service_request_id service_notice account_id)]", Shape(JsonElement.Parse(taken.Json)));
        Assert.Equal("errors(error(code description))", Shape(XDocument.Parse(refused.Xml).Root!));
        Assert.Equal((404, "service_code was not found"), (JsonElement.Parse(refused.Json)[0].GetProperty("code").GetInt32(), Text(JsonElement.Parse(refused.Json)[0], "description")));

        var request = (await Json($"requests/{Text(JsonElement.Parse(taken.Json)[0], "service_request_id")}.json"))[0];
        Assert.Equal((JsonValueKind.Null, JsonValueKind.Null), (request.GetProperty("zipcode").ValueKind, request.GetProperty("agency_responsible").ValueKind));
        Assert.Matches("^[0-9-]{10}T[0-9:]{8}Z$", Text(request, "requested_datetime"));
        Assert.Equal(JsonValueKind.False, (await Json("services.json"))[0].GetProperty("metadata").ValueKind);
        Assert.Equal("false", (await Xml("services.xml")).Root!.Element("service")!.Element("metadata")!.Value);
    }

    [Fact]
    public async Task Open311_holds_up_a_client_that_reports_too_much_and_no_other()
    {
        for (var report = 0; report < TwinOnEngine.Open311ReportsPerMinute; report++)
        {
            Assert.Contains("<code>404</code>", await PostOpenly("xml", ("api_key", TwinOnEngine.ImpatientKey), ("service_code", "none")), StringComparison.Ordinal);
        }

        Assert.Contains("<code>429</code>", await PostOpenly("xml", ("api_key", TwinOnEngine.ImpatientKey)), StringComparison.Ordinal);
        Assert.Contains("service_notice", await PostOpenly("xml"), StringComparison.Ordinal);
    }

    private async Task<string> ReportOpenly(string description) =>
        Text(JsonElement.Parse(await PostOpenly("json", "description", description))[0], "service_request_id")!;

    private Task<string> PostOpenly(string format, string field = "description", string value = "积水") => PostOpenly(format, (field, value));

    private async Task<string> PostOpenly(string format, params IEnumerable<(string Field, string Value)> fields)
    {
        Dictionary<string, string> form = new(StringComparer.Ordinal)
        {
            ["api_key"] = TwinOnEngine.Open311Key, ["service_code"] = "ponding", ["address_id"] = "b-3", ["description"] = "积水",
        };
        foreach (var (field, value) in fields)
        {
            form[field] = value;
        }

        using var content = new FormUrlEncodedContent(form);
        using var answer = await twin.Host.Http.PostAsync($"/open311/v2/requests.{format}", content);
        return await answer.Content.ReadAsStringAsync();
    }

    private async Task<string> Read(string path, string type)
    {
        using var answer = await twin.Host.Http.GetAsync($"/open311/v2/{path}");
        Assert.Equal(type, answer.Content.Headers.ContentType?.MediaType);
        return await answer.Content.ReadAsStringAsync();
    }

    /// <summary>Names within names; what comes several times is named once.</summary>
    private static string Shape(XElement element)
    {
        var within = element.Elements().Select(Shape).Distinct(StringComparer.Ordinal).ToList();
        return within.Count == 0 ? element.Name.LocalName : $"{element.Name.LocalName}({string.Join(' ', within)})";
    }

    private static string Shape(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => $"({string.Join(' ', element.EnumerateObject().Select(field => $"{field.Name}{Shape(field.Value)}"))})",
        JsonValueKind.Array => $"[{string.Join(' ', element.EnumerateArray().Select(Shape).Distinct(StringComparer.Ordinal))}]",
        _ => string.Empty,
    };
}
