using System.Net;
using Twin.Fixtures;
using static Twin.Objects.ObjectsTwin;

namespace Twin.Objects;

/// <summary>Objects whose model is data, and the models, through REST.</summary>
public abstract partial class ThingContract(ObjectsTwin twin)
{
    private const string Grid = SampleCommunity.Grid;

    public static TheoryData<string, string> Shipped => new()
    {
        { "enterprise", """{"name":"领事巷商贸","creditCode":"91350100M000100Y43","contact":"李娜","phone":"13812345678","status":"active"}""" },
        { "sole-trader", """{"name":"小面馆"}""" },
        { "government-body", """{"name":"街道办事处","creditCode":"11320000MB151840XJ"}""" },
        { "public-institution", """{"name":"社区医院"}""" },
        { "social-association", """{"name":"书画协会"}""" },
        { "private-nonprofit", """{"name":"社工站"}""" },
        { "property-company", """{"name":"安居物业","creditCode":"91350100M000100Y43"}""" },
        { "self-governing-group", """{"name":"业主委员会","form":"owners-committee"}""" },
        { "elder-care-home", """{"name":"夕阳红养老院","beds":40}""" },
        { "small-premises", """{"name":"老张小卖部","category":"shop","floorArea":300}""" },
        { "car-park", """{"name":"地下停车场","spaces":120}""" },
        { "fitness-site", """{"name":"健身广场"}""" },
        { "fitness-equipment", """{"name":"单杠"}""" },
        { "waste-point", """{"name":"一号分类点","streams":["kitchen","residual"]}""" },
        { "elevator", """{"name":"3栋1单元电梯","building":"b-3"}""" },
        { "video-source", """{"name":"3栋门口","protocol":"gb28181","status":"online"}""" },
        { "fire-hydrant", """{"name":"消防栓07","type":"outdoor"}""" },
        { "vehicle", """{"plate":"渝A12345"}""" },
        { "construction-site", """{"name":"滨江工地"}""" },
        { "parcel-outlet", """{"name":"驿站","brand":"菜鸟"}""" },
        { "logistics-centre", """{"name":"物流园"}""" },
    };

    [Theory]
    [MemberData(nameof(Shipped))]
    public async Task Every_shipped_kind_is_created_found_changed_and_shows_its_history(string kind, string attributes)
    {
        var path = $"/objects/{kind}/x-1";
        attributes = $$"""{{attributes[..^1]}},"grid":"{{Grid}}"}""";
        await twin.Put(path, attributes);
        await twin.Put(path, attributes);

        var read = await twin.Get(path);
        var found = await twin.Admin.Get($"/api/v1/search?kind={kind}&q=x-1");
        var patched = await Send(twin.Admin, HttpMethod.Patch, path, """{"address":"领事巷1号"}""", read.Tag);
        var changes = (await twin.Get($"{path}/changes")).Body.GetProperty("items");

        Assert.Equal((1, Grid), (read.Body.GetProperty("revision").GetInt32(), read.Body.GetProperty("area").GetString()));
        Assert.Equal(
            (1, 1, 1),
            (found.GetProperty("total").GetInt32(),
             (await twin.Get($"/objects/count?kind={kind}&q=x-1")).Body.GetProperty("total").GetInt32(),
             (await twin.Get($"{path}/links?relation=grid")).Body.GetProperty("items").GetArrayLength()));
        Assert.Equal("\"2\"", patched.Tag);
        Assert.Equal(["edited", "created"], changes.EnumerateArray().Select(change => change.GetProperty("action").GetString()));
        Assert.Equal(HttpStatusCode.NotFound, (await Send(twin.Stranger, HttpMethod.Get, path)).Status);
    }

    [Theory]
    [InlineData("enterprise", """{"name":"a","creditCode":"91350100M000100Y4Z"}""", "creditCode", "character 18 must be a digit or a capital letter other than I, O, S, V and Z")]
    [InlineData("enterprise", """{"name":"a","creditCode":"91350100M000100Y44"}""", "creditCode", "the check character (18) does not fit the others")]
    [InlineData("enterprise", """{"name":"a"}""", "creditCode", "is needed")]
    [InlineData("enterprise", """{"name":"a","creditCode":"91350100M000100Y43","colour":"red"}""", "colour", "is not a known field of this kind")]
    [InlineData("small-premises", """{"name":"a","category":"shop","floorArea":301}""", "floorArea", "must be at most 300")]
    [InlineData("small-premises", """{"name":"a","category":"spaceport"}""", "category", "must be one of shop, restaurant, hotel, entertainment, clinic, elder-care, school, factory, internet-cafe")]
    [InlineData("vehicle", """{"plate":"渝A1234O"}""", "plate", "character 7 must be a digit or a capital letter other than I and O")]
    [InlineData("vehicle", """{"plate":"渝A12345","owner":"p-none"}""", "owner", "person 'p-none' is not known")]
    [InlineData("vehicle", """{"plate":"渝A12345","building":"b-none"}""", "building", "building 'b-none' is not known")]
    [InlineData("car-park", """{"name":"a","spaces":"many"}""", "spaces", "must be of the type integer")]
    [InlineData("car-park", """{"name":"a","spaces":1,"location":{"lon":106.5,"lat":129}}""", "location.lat", "must be at most 90")]
    [InlineData("small-premises", """{"name":"a","category":"school","pupils":501}""", "pupils", "must be at most 500")]
    [InlineData("spaceship", """{"name":"a"}""", "kind", null)]
    public async Task Put_names_the_field_at_fault(string kind, string attributes, string field, string? message)
    {
        var refused = await Send(twin.Admin, HttpMethod.Put, $"/objects/{kind}/x-2", $$"""{{attributes[..^1]}},"grid":"{{Grid}}"}""");

        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Equal(field, refused.Fault.Field);
        Assert.True(message is null ? refused.Fault.Message!.Contains("vehicle, video-source, waste-point", StringComparison.Ordinal) : message == refused.Fault.Message, refused.Fault.Message);
    }

    [Fact]
    public async Task Sensitive_fields_are_shown_masked_and_come_back_unharmed()
    {
        const string path = "/objects/parcel-outlet/x-3";
        await twin.Put(path, $$"""{"name":"驿站","contact":"王小明","phone":"13812345678","grid":"{{Grid}}"}""");

        var read = await twin.Get(path);
        var attributes = read.Body.GetProperty("attributes");
        await twin.Put(path, attributes.GetRawText());
        await Send(twin.Admin, HttpMethod.Patch, path, """{"phone":"13987654321"}""", "\"1\"");

        Assert.Equal(("***", "138****5678"), (attributes.GetProperty("contact").GetString(), attributes.GetProperty("phone").GetString()));
        Assert.Equal("""[{"field":"phone","before":"138****5678","after":"139****4321"}]""", (await twin.Get($"{path}/changes")).Body.GetProperty("items")[0].GetProperty("fields").GetRawText());
        Assert.Equal(0, (await twin.Admin.Get("/api/v1/search?q=13987654321")).GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task A_new_kind_needs_no_deployment_and_its_old_objects_stay_readable()
    {
        var first = await Publish("beehive", """{"name":{"type":"string"},"bees":{"type":"integer"},"grid":{"type":"string"}}""");
        await twin.Put("/objects/beehive/h-1", $$"""{"name":"蜂箱","bees":9000,"grid":"{{Grid}}"}""");
        var second = await Publish("beehive", """{"name":{"type":"string"},"bees":{"type":"integer","maximum":500},"grid":{"type":"string"}}""");
        var again = await Publish("beehive", """{"name":{"type":"string"},"bees":{"type":"integer","maximum":500},"grid":{"type":"string"}}""");

        var read = await twin.Get("/objects/beehive/h-1");
        var refused = await Send(twin.Admin, HttpMethod.Patch, "/objects/beehive/h-1", """{"name":"大蜂箱"}""", read.Tag);
        var taken = await Send(twin.Admin, HttpMethod.Patch, "/objects/beehive/h-1", """{"bees":400}""", read.Tag);

        Assert.Equal((1, 2, 2), (Version(first), Version(second), Version(again)));
        Assert.Equal(9000, read.Body.GetProperty("attributes").GetProperty("bees").GetInt32());
        Assert.Equal(("bees", "must be at most 500"), refused.Fault);
        Assert.Equal(HttpStatusCode.OK, taken.Status);
        Assert.False((await twin.Get("/models/beehive?version=1")).Body.GetProperty("schema").GetProperty("properties").GetProperty("bees").TryGetProperty("maximum", out _));
        Assert.Contains("beehive", (await twin.Get("/models")).Body.GetProperty("items").EnumerateArray().Select(model => model.GetProperty("kind").GetString()));
        Assert.Equal(HttpStatusCode.NotFound, (await twin.Get("/models/beehive?version=3")).Status);
    }

    [Theory]
    [InlineData("""{"a":{"$ref":"#/$defs/a"}}""", "schema.properties.a.$ref", "refers to itself", """{"a":{"$ref":"#/$defs/a"}}""")]
    [InlineData("""{"a":{"$ref":"#"}}""", "schema.properties.a.$ref", "refers to itself", "{}")]
    [InlineData("""{"a":{"$ref":"https://example.org/schema"}}""", "schema.properties.a.$ref", null, "{}")]
    [InlineData("""{"a":{"format":"horoscope"}}""", "schema.properties.a.format", null, "{}")]
    [InlineData("""{"a":{"pattern":"(a+)+\\1"}}""", "schema.properties.a.pattern", null, "{}")]
    [InlineData("""{"a":{"minimum":"x"}}""", "schema", null, "{}")]
    public async Task A_schema_that_cannot_be_followed_is_refused(string properties, string field, string? message, string definitions)
    {
        var refused = await Publish("bad-model", $$"""{"name":{"type":"string"},"grid":{"type":"string"},{{properties[1..]}}""", definitions);

        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Equal(message is null ? field : $"{field} {message}", message is null ? Outer(refused.Fault.Field, field) : $"{Outer(refused.Fault.Field, field)} {refused.Fault.Message}");
    }

    [Fact]
    public async Task A_schema_that_grows_without_end_is_refused()
    {
        var doubling = string.Join(',', Enumerable.Range(0, 20).Select(i => $$"""
            "d{{i}}":{"allOf":[{"$ref":"#/$defs/d{{i + 1}}"},{"$ref":"#/$defs/d{{i + 1}}"}]}
            """));

        var refused = await Publish("bad-model", """{"name":{"type":"string"},"grid":{"$ref":"#/$defs/d0"}}""", "{" + doubling + ",\"d20\":{}}");

        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.StartsWith("is too large", refused.Fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_administrators_publish_models()
    {
        var refused = await Send(twin.Stranger, HttpMethod.Put, "/models/beehive", Body("""{"name":{"type":"string"},"grid":{"type":"string"}}""", "{}"));

        Assert.Equal(HttpStatusCode.Forbidden, refused.Status);
        Assert.Equal(HttpStatusCode.OK, (await Send(twin.Stranger, HttpMethod.Get, "/models/vehicle")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await twin.Get("/models/spaceship")).Status);
    }

    [Theory]
    [InlineData("person")]
    [InlineData("feed")]
    [InlineData("catalog")]
    public async Task A_model_takes_no_name_that_rights_know_for_something_else(string kind)
    {
        var refused = await Publish(kind, """{"name":{"type":"string"},"grid":{"type":"string"}}""");

        Assert.Equal((HttpStatusCode.BadRequest, "kind"), (refused.Status, refused.Fault.Field));
    }

    [Theory]
    [InlineData("spaceship")]
    [InlineData("case")]
    [InlineData("account")]
    public async Task A_kind_that_is_none_is_not_found(string kind) =>
        Assert.Equal(HttpStatusCode.NotFound, (await twin.Get($"/objects/{kind}/x-1")).Status);

    private Task<RestAnswer> Publish(string kind, string properties, string definitions = "{}") =>
        Send(twin.Admin, HttpMethod.Put, $"/models/{kind}", Body(properties, definitions));

    private static string Body(string properties, string definitions) => $$"""
        {
          "titles": { "zh": "蜂箱", "en": "Beehive" }, "title": "{name}", "place": ["grid"],
          "fields": [
            { "name": "name", "titles": { "zh": "名称", "en": "Name" }, "searchable": true },
            { "name": "grid", "titles": { "zh": "网格", "en": "Grid" }, "link": { "kind": "grid" } }
          ],
          "schema": { "type": "object", "required": ["name"], "properties": {{properties}}, "$defs": {{definitions}} }
        }
        """;

    private static int Version(RestAnswer answer) => answer.Body.GetProperty("version").GetInt32();

    /// <summary>The field found, cut to the length looked for: a fault may lie deeper.</summary>
    private static string Outer(string field, string expected) => field.StartsWith(expected, StringComparison.Ordinal) ? expected : field;
}

public sealed class ThingTestsOnSqlite(ObjectsOnSqlite twin) : ThingContract(twin), IClassFixture<ObjectsOnSqlite>;

public sealed class ThingTestsOnPostgres(ObjectsOnPostgres twin) : ThingContract(twin), IClassFixture<ObjectsOnPostgres>;
