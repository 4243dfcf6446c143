using System.Net;
using Twin.Fixtures;
using Twin.Objects;

namespace Twin.People;

/// <summary>What a person's fields must be, and how homes are used and left.</summary>
public abstract partial class PeopleContract
{
    [Theory]
    [InlineData("idNumber", "\"9999991944030712\"", "must have 18 characters, or 15 digits for one from before 1999, not 16")]
    [InlineData("idNumber", "\"99999A194403071230\"", "character 6 must be a digit")]
    [InlineData("idNumber", "\"999999194402311230\"", "digits 7 to 14 are not a date of birth")]
    [InlineData("idNumber", "\"999999440231123\"", "digits 7 to 12 are not a date of birth")]
    [InlineData("idNumber", "\"999999194403071231\"", "the check character (18) does not fit the other digits")]
    [InlineData("idNumber", "\"999999194403071230\",\"birthDate\":\"1944-03-08\"", "is not the date of birth in the ID number", "birthDate")]
    [InlineData("idNumber", "\"999999194403071230\",\"sex\":\"2\"", "is not the sex in the ID number: its digit 17 is odd for a man (1), even for a woman (2)", "sex")]
    [InlineData("sex", "\"3\"", "must be one of 0 (未知的性别), 1 (男性), 2 (女性), 9 (未说明的性别)")]
    [InlineData("birthDate", "\"2999-01-01\"", "must not be after today")]
    [InlineData("phone", "\"12812345678\"", "must be 11 digits that start with 13 to 19")]
    [InlineData("phone", "\"1381234567\"", "must be 11 digits that start with 13 to 19")]
    [InlineData("document", "{\"type\":\"hk-macao-permit\",\"number\":\"K12345678\"}", "is not the number of a hk-macao-permit", "document.number")]
    [InlineData("document", "{\"type\":\"ticket\",\"number\":\"1\"}", null, "document.type")]
    [InlineData("grid", "\"500103002001777\"", "grid '500103002001777' is not known")]
    [InlineData("guardian", "\"p-nobody\"", "person 'p-nobody' is not known")]
    public async Task Put_says_what_is_wrong_with_a_person(string field, string value, string? message, string? named = null)
    {
        var refused = await ObjectsTwin.Send(Admin, HttpMethod.Put, "/objects/person/p-wrong", $$"""{"name":"何错","{{field}}":{{value}}}""");

        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Equal((named ?? field, message ?? refused.Fault.Message), refused.Fault);
    }

    [Fact]
    public async Task A_home_says_whether_it_is_lived_in_let_or_empty_and_by_whom()
    {
        await Admin.ImportAll(
            """{"kind":"person","id":"r-1","name":"房东一"}""",
            """{"kind":"person","id":"r-2","name":"租客二"}""",
            """{"kind":"household","id":"h-own","building":"b-3","unit":1,"floor":7,"room":"701","use":"own"}""",
            """{"kind":"household","id":"h-empty","building":"b-3","unit":1,"floor":7,"room":"702","use":"empty"}""",
            """{"kind":"household","id":"h-let","building":"b-3","unit":1,"floor":7,"room":"703","use":"rented","rental":{"landlord":"r-1","landlordName":"房东一","landlordPhone":"13911114444","tenants":["r-2"],"occupants":3,"from":"2024-01-01","to":"2025-12-31","hazardGrade":"none"}}""");

        var let = await Admin.Get("/api/v1/households/h-let");
        var rental = let.GetProperty("rental");

        Assert.Equal(("rented", "r-1", "139****4444", 3), (Text(let, "use"), Text(rental, "landlord"), Text(rental, "landlordPhone"), rental.GetProperty("occupants").GetInt32()));
        Assert.Equal(["r-2"], rental.GetProperty("tenants").EnumerateArray().Select(tenant => tenant.GetString()));
        Assert.Equal(["own", "empty"], await Task.WhenAll(((string[])["h-own", "h-empty"]).Select(async home => Text(await Admin.Get($"/api/v1/households/{home}"), "use"))));
        foreach (var (use, home) in ((string, string)[])[("rented", "h-let"), ("empty", "h-empty")])
        {
            var listed = (await Admin.Get($"/api/v1/objects?kind=household&label={use}&limit=200")).GetProperty("items").EnumerateArray().Select(item => Text(item, "id"));
            Assert.Contains(home, listed);
        }

        Assert.Equal("landlord tenant", string.Join(' ', (await Admin.Get("/api/v1/objects/household/h-let/links?direction=out")).GetProperty("items").EnumerateArray()
            .Where(link => Text(link.GetProperty("other"), "kind") == "person").Select(link => Text(link, "relation"))));
    }

    [Fact]
    public async Task History_shows_no_number_that_stands_within_another_field()
    {
        await Admin.ImportAll("""{"kind":"household","id":"h-masked","building":"b-3","unit":1,"floor":7,"room":"704","use":"rented","rental":{"landlordPhone":"13911115555"}}""");
        await Put("person/p-masked", """{"name":"何密","document":{"type":"passport","number":"E12348888"}}""");
        await Put("person/p-masked", """{"name":"何密","document":{"type":"passport","number":"E12349999"}}""");

        var person = (await Admin.Get("/api/v1/objects/person/p-masked/changes")).GetProperty("items")[0].GetProperty("fields").GetRawText();
        var home = (await Admin.Get("/api/v1/objects/household/h-masked/changes")).GetRawText();

        Assert.Equal("""[{"field":"document","before":{"type":"passport","number":"*******88"},"after":{"type":"passport","number":"*******99"}}]""", person);
        Assert.Contains("\"landlordPhone\":\"139****5555\"", home, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_lives_in_no_home_is_cared_for_by_a_grid_until_there_is_one()
    {
        await Put("person/g-1", """{"name":"何野","grid":"500103002001001","registeredArea":"510105001"}""");
        using var worker = await twin.Host.SignIn("zhangwei", SampleCommunity.WorkerPassword);

        Assert.Equal("500103002001001", Text(await worker.Get("/api/v1/people/g-1"), "area"));
        Assert.Equal("grid", Text(Assert.Single((await Admin.Get("/api/v1/objects/person/g-1/links?direction=out")).GetProperty("items").EnumerateArray()), "relation"));

        await Admin.ImportAll(
            """{"kind":"grid","id":"500103002001008","name":"第八网格","community":"500103002001"}""",
            """{"kind":"building","id":"b-18","name":"18栋","grid":"500103002001008","units":1,"floors":6}""",
            """{"kind":"household","id":"h-18","building":"b-18","unit":1,"floor":1,"room":"101"}""");
        await Admin.Post("/api/v1/people/g-1/move", new { household = "h-18" });

        Assert.Equal("500103002001008", Text(await Admin.Get("/api/v1/people/g-1"), "area"));
    }

    [Fact]
    public async Task Who_moves_out_is_told_of_by_the_person_and_by_the_home()
    {
        await Admin.ImportAll(
            """{"kind":"household","id":"h-left","building":"b-3","unit":1,"floor":8,"room":"801"}""",
            """{"kind":"person","id":"o-1","name":"何去","household":"h-left","householdSince":"2021-02-03"}""");
        await Eventually.Async(async () => (await Admin.Get("/api/v1/households/h-left")).GetProperty("members").GetArrayLength() == 1, "the home knows who lives there");

        await Admin.Post("/api/v1/people/o-1/move", new { household = (string?)null, date = "2024-05-06", reason = "迁出" });

        var person = await Admin.Get("/api/v1/people/o-1");
        Assert.Null(Text(person, "home"));
        Assert.Equal(
            "h-left 2021-02-03 2024-05-06 迁出",
            string.Join('|', person.GetProperty("stays").EnumerateArray().Select(stay => $"{Text(stay, "household")} {Text(stay, "from")} {Text(stay, "to")} {Text(stay, "reason")}")));
        await Eventually.Async(
            async () => (await Admin.Get("/api/v1/households/h-left")) is var home && home.GetProperty("members").GetArrayLength() == 0
                && home.GetProperty("former").EnumerateArray().Select(former => $"{Text(former, "person")} {Text(former, "left")}").SequenceEqual(["o-1 2024-05-06"]),
            "the home knows who lived there");
    }
}
