using System.Net;
using System.Text.Json;
using System.Xml.Linq;
using Twin.Fixtures;
using Twin.Standalone;
using static Twin.Objects.ObjectsTwin;

namespace Twin.Cases;

/// <summary>Shapes as in the examples of GeoReport v2.</summary>
public abstract partial class CaseContract
{
    [Fact]
    public async Task Open311_tells_where_it_is_and_what_may_be_reported()
    {
        var discovery = (await Xml("discovery.xml")).Root!;
        var services = (await Json("services.json")).EnumerateArray().ToList();
        var service = (await Xml("services.xml?jurisdiction_id=500103")).Root!.Elements("service").First();
        var definition = (await Xml("services/ponding.xml")).Root!;

        Assert.Equal(["specification", "url", "changeset", "type", "formats"], discovery.Element("endpoints")!.Elements("endpoint").Single().Elements().Select(field => field.Name.LocalName));
        Assert.Equal(["text/xml", "application/json"], discovery.Descendants("format").Select(format => format.Value));
        Assert.Equal(["service_code", "service_name", "description", "metadata", "type", "keywords", "group"], service.Elements().Select(field => field.Name.LocalName));
        Assert.Contains(services, one => (Text(one, "service_code"), Text(one, "service_name"), Text(one, "type")) == ("ponding", "积水", "realtime"));
        Assert.DoesNotContain(services, one => Text(one, "service_code") == "fire");
        Assert.Equal(("service_definition", "ponding"), (definition.Name.LocalName, definition.Element("service_code")!.Value));
        Assert.Equal((404, "jurisdiction_id was not found"), await Fault(await twin.Host.Http.GetAsync("/open311/v2/services.xml?jurisdiction_id=elsewhere")));
        Assert.Equal((404, "service_code was not found"), await Fault(await twin.Host.Http.GetAsync("/open311/v2/services/none.xml")));
    }

    [Fact]
    public async Task Open311_takes_a_report_with_a_key_and_shows_how_it_goes_on_without_who_it_was()
    {
        using var desk = await Account("community-staff");
        Dictionary<string, string> report = new(StringComparer.Ordinal)
        {
            ["api_key"] = TwinOnEngine.Open311Key, ["jurisdiction_id"] = "500103", ["service_code"] = "ponding", ["address_id"] = "b-3",
            ["description"] = "积水 <b>很深</b>", ["address_string"] = "领事巷3号", ["first_name"] = "小明", ["phone"] = "13812345678",
        };

        var posted = XDocument.Parse(await (await Post(report)).Content.ReadAsStringAsync()).Root!;
        var id = posted.Element("request")!.Element("service_request_id")!.Value;
        await Step(desk, id, "refuse", """{"note":"不在辖区"}""", "not-accepted");

        Assert.Equal(["service_request_id", "service_notice", "account_id"], posted.Element("request")!.Elements().Select(field => field.Name.LocalName));
        var request = (await Json($"requests/{id}.json"))[0];
        Assert.Equal(
            ["service_request_id", "status", "status_notes", "service_name", "service_code", "description", "agency_responsible", "service_notice", "requested_datetime", "updated_datetime", "expected_datetime", "address", "address_id", "zipcode", "lat", "long", "media_url"],
            request.EnumerateObject().Select(field => field.Name));
        Assert.Equal(("closed", "not-accepted", "积水 <b>很深</b>"), (Text(request, "status"), Text(request, "status_notes"), Text(request, "description")));
        Assert.DoesNotContain("小明", request.ToString(), StringComparison.Ordinal);
        Assert.Equal("小明 13812345678", Text((await Send(desk, HttpMethod.Get, $"/cases/{id}")).Body, "contact"));
        Assert.DoesNotContain("小明", await twin.Dump("grain_state"), StringComparison.Ordinal);
        Assert.Contains((await Xml("requests.xml?status=closed&service_code=ponding,facility-traffic")).Root!.Elements("request"), one => one.Element("service_request_id")!.Value == id);
        Assert.DoesNotContain((await Json("requests.json?status=open&service_code=ponding")).EnumerateArray(), one => Text(one, "service_request_id") == id);
        Assert.Empty((await Json("requests.json?end_date=2020-01-01T00:00:00Z")).EnumerateArray());
        Assert.Equal(id, (await Xml($"tokens/{id}.xml")).Root!.Element("request")!.Element("token")!.Value);
        Assert.Equal((404, "service_request_id was not found"), await Fault(await twin.Host.Http.GetAsync($"/open311/v2/requests/{await Report(desk, "内部报事")}.xml")));
    }

    [Theory]
    [InlineData("api_key", "", 403, "Missing or invalid api_key")]
    [InlineData("api_key", "not-the-key-of-anybody", 403, "Missing or invalid api_key")]
    [InlineData("service_code", "", 400, "service_code was not provided")]
    [InlineData("service_code", "fire", 404, "service_code was not found")]
    [InlineData("address_id", "none", 400, "address_id is not known")]
    [InlineData("lat", "95", 400, "lat and long must be degrees, WGS 84")]
    public async Task Open311_refuses_with_the_reason(string field, string value, int status, string reason)
    {
        Dictionary<string, string> report = new(StringComparer.Ordinal)
        {
            ["api_key"] = TwinOnEngine.Open311Key, ["service_code"] = "ponding", ["address_id"] = "b-3", ["description"] = "积水", [field] = value,
        };

        Assert.Equal((status, reason), await Fault(await Post(report)));
    }

    private async Task<HttpResponseMessage> Post(Dictionary<string, string> form)
    {
        using var content = new FormUrlEncodedContent(form);
        return await twin.Host.Http.PostAsync("/open311/v2/requests.xml", content);
    }

    private async Task<XDocument> Xml(string path) => XDocument.Parse(await twin.Host.Http.GetStringAsync($"/open311/v2/{path}"));

    private async Task<JsonElement> Json(string path) => JsonElement.Parse(await twin.Host.Http.GetStringAsync($"/open311/v2/{path}"));

    private static async Task<(int Code, string Description)> Fault(HttpResponseMessage answer)
    {
        var error = XDocument.Parse(await answer.Content.ReadAsStringAsync()).Root!.Element("error")!;
        Assert.Equal((int)answer.StatusCode, int.Parse(error.Element("code")!.Value));
        return ((int)answer.StatusCode, error.Element("description")!.Value);
    }
}
