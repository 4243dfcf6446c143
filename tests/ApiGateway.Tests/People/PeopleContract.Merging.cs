using System.Net;
using Twin.Fixtures;
using Twin.Objects;

namespace Twin.People;

/// <summary>What others know of a person whose two records become one.</summary>
public abstract partial class PeopleContract
{
    [Fact]
    public async Task Whatever_names_a_record_follows_it_into_another_and_back()
    {
        await Admin.ImportAll(
            """{"kind":"person","id":"m-1","name":"吴桐","phone":"13911113333","household":"h-3-2-501"}""",
            """{"kind":"person","id":"m-2","name":"吴桐","phone":"13911113333","household":"h-3-2-501"}""",
            """{"kind":"household","id":"h-m","building":"b-3","unit":1,"floor":4,"room":"401","use":"rented","rental":{"landlord":"m-2"}}""");
        await Admin.ImportAll("""{"kind":"person","id":"m-3","name":"吴小桐","birthDate":"2019-05-01","household":"h-3-2-501","guardian":"m-2"}""");
        await Put("vehicle/m-car", """{"plate":"渝A7M222","owner":"m-2","grid":"500103002001001"}""");
        await Put("parcel-outlet/m-shop", """{"name":"驿站","grid":"500103002001001"}""");
        await Admin.Post("/api/v1/objects/person/m-2/links", new { relation = "works-at", kind = "parcel-outlet", id = "m-shop" });
        await Admin.Post("/api/v1/objects/parcel-outlet/m-shop/links", new { relation = "serves", kind = "person", id = "m-2" });
        string[] holders = ["person/m-3", "household/h-m", "vehicle/m-car", "parcel-outlet/m-shop"];

        var merged = await Admin.Post("/api/v1/people/m-1/merge", new { other = "m-2" });

        Assert.Equal("""["links"]""", merged.GetProperty("taken").GetRawText());
        await EventuallyName(holders, "m-1");
        Assert.Equal("works-at parcel-outlet/m-shop", await Added("person/m-1"));
        Assert.Equal("m-1", Text((await Admin.Get("/api/v1/objects/vehicle/m-car")).GetProperty("attributes"), "owner"));
        Assert.Equal("owner: \"m-2\" > \"m-1\"", await LastChange("vehicle/m-car"));
        Assert.StartsWith("links: null > {\"relation\":\"works-at\",\"to\":\"parcel-outlet/m-shop\"", await LastChange("person/m-1"), StringComparison.Ordinal);

        await Admin.Post("/api/v1/people/m-1/unmerge", new { other = "m-2" });

        await EventuallyName(holders, "m-2");
        Assert.Equal(("", "works-at parcel-outlet/m-shop"), (await Added("person/m-1"), await Added("person/m-2")));
        Assert.Equal("owner: \"m-1\" > \"m-2\"", await LastChange("vehicle/m-car"));
        Assert.Contains("works-at", await LastChange("person/m-1"), StringComparison.Ordinal);
    }

    private async Task EventuallyName(IEnumerable<string> holders, string person)
    {
        foreach (var holder in holders)
        {
            await Eventually.Async(
                async () => (await Admin.Get($"/api/v1/objects/{holder}/links?direction=out")).GetProperty("items").EnumerateArray()
                    .Select(link => link.GetProperty("other")).Where(other => Text(other, "kind") == "person").Select(other => Text(other, "id")).SequenceEqual([person]),
                $"{holder} names {person}");
        }
    }

    private async Task<string> Added(string key) => string.Join(' ', (await Admin.Get($"/api/v1/objects/{key}/links?direction=out")).GetProperty("items").EnumerateArray()
        .Where(link => link.GetProperty("added").GetBoolean())
        .Select(link => $"{Text(link, "relation")} {Text(link.GetProperty("other"), "kind")}/{Text(link.GetProperty("other"), "id")}"));

    private async Task<string> LastChange(string key)
    {
        var field = (await Admin.Get($"/api/v1/objects/{key}/changes")).GetProperty("items")[0].GetProperty("fields")[0];
        return $"{Text(field, "field")}: {Raw("before")} > {Raw("after")}";

        string Raw(string side) => field.TryGetProperty(side, out var value) ? value.GetRawText() : string.Empty;
    }

    private async Task Put(string key, string attributes)
    {
        var answer = await ObjectsTwin.Send(Admin, HttpMethod.Put, $"/objects/{key}", attributes);
        Assert.True(answer.Status == HttpStatusCode.OK, $"PUT {key}: {(int)answer.Status} {answer.Body}");
    }
}
