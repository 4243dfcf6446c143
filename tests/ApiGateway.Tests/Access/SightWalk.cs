using System.Text.Json;
using Twin.Fixtures;
using Twin.Notices;

namespace Twin.Access;

/// <summary>What each role is shown: fields, search results, links, live events, against <see cref="RightsTable"/>.</summary>
public sealed class SightWalk(WalkCommunity community) : IClassFixture<WalkCommunity>
{
    private static readonly Dictionary<string, (string Clear, string Masked)> Texts = new(StringComparer.Ordinal)
    {
        ["name"] = (WalkCommunity.PersonName, "柳*霜"),
        ["idNumber"] = (WalkCommunity.IdNumber, "999999********8426"),
        ["phone"] = (WalkCommunity.Phone, "139****4211"),
        ["household"] = ("h-1", "h-1"),
    };

    public static TheoryData<Role> Roles => [.. RightsTable.Columns];

    [Theory]
    [MemberData(nameof(Roles))]
    public async Task A_person_is_shown_field_by_field_as_the_table_says(Role role)
    {
        if (Rights.ReachOf(role, ObjectKind.Person, Right.Read) == Reach.None)
        {
            return;
        }

        var person = await community.Accounts[role].Get("/api/v1/people/p-1");
        foreach (var (field, (clear, masked)) in Texts)
        {
            var shown = person.GetProperty("attributes").TryGetProperty(field, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
            Assert.Equal(Rights.SightOf(role, ObjectKind.Person, field) switch { Sight.Clear => clear, Sight.Hidden => null, _ => masked }, shown);
        }

        Assert.Equal(Rights.SightOf(role, ObjectKind.Person, "labels") == Sight.Clear, person.GetProperty("labels").GetArrayLength() > 0);
    }

    [Theory]
    [MemberData(nameof(Roles))]
    public async Task Search_finds_what_the_role_may_read_and_links_to_nothing_else(Role role)
    {
        if (Rights.ReachOf(role, RightsTable.Catalog, Right.Read) == Reach.None)
        {
            return;
        }

        var items = (await community.Accounts[role].Get("/api/v1/search?limit=200")).GetProperty("items").EnumerateArray()
            .Select(item => (Kind: item.GetProperty("kind").GetString()!, Id: item.GetProperty("id").GetString()!, Item: item)).ToList();

        var expected = from kind in Rights.Kinds
                       where WalkCommunity.Has(kind) && kind is not (ObjectKind.Profile or ObjectKind.Account or ObjectKind.ConsentText or ObjectKind.RuleSet or ObjectKind.PooledDevice or RightsTable.Catalog or RightsTable.Compartment or RightsTable.Conflict or RightsTable.DeadLetter)
                       where Rights.ReachOf(role, kind, Right.Read) != Reach.None

                       // Residents find these on the board of where they live, not by a search.
                       where role != Role.Resident || kind is not (ObjectKind.Notice or ObjectKind.Activity)
                       select (kind, community.Ids(kind).Own);
        Assert.Equal(expected.Order(), items.Select(item => (item.Kind, item.Id)).Order());
        Assert.All(items, found => Assert.All(found.Item.GetProperty("links").EnumerateArray(), link =>
            Assert.NotEqual(Reach.None, Rights.ReachOf(role, link.GetProperty("kind").GetString()!, Right.Read))));
    }

    [Theory]
    [MemberData(nameof(Roles))]
    public async Task A_name_finds_a_person_only_for_who_sees_names(Role role)
    {
        if (Rights.ReachOf(role, RightsTable.Catalog, Right.Read) == Reach.None)
        {
            return;
        }

        var found = (await community.Accounts[role].Get($"/api/v1/search?q={WalkCommunity.PersonName}")).GetProperty("items").EnumerateArray().Select(item => item.GetProperty("title").GetString());

        var sees = Rights.ReachOf(role, ObjectKind.Person, Right.Read) != Reach.None && Rights.SightOf(role, ObjectKind.Person, "name") == Sight.Clear;
        Assert.Equal(sees ? [WalkCommunity.PersonName] : [], found);
    }

    [Fact]
    public async Task Without_a_purpose_search_finds_no_person_and_no_home()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/search?limit=200");
        request.Headers.Authorization = community.Accounts[Role.Supervisor].Http.DefaultRequestHeaders.Authorization;

        using var answer = await community.Host.Http.SendAsync(request);

        using var page = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        var kinds = page.RootElement.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("kind").GetString()!).ToList();
        Assert.NotEmpty(kinds);
        Assert.DoesNotContain(kinds, Rights.IsPersonal);
    }

    [Theory]
    [MemberData(nameof(Roles))]
    public async Task The_live_stream_tells_of_the_own_case_and_of_no_other(Role role)
    {
        if (Rights.ReachOf(role, ObjectKind.Case, Right.Read) == Reach.None)
        {
            return;
        }

        // The foreign fire came first, so it would be told before the own one.
        await using var live = await SseReader.Open(community.Accounts[role].Http, "0");
        while (true)
        {
            var happened = await live.Next() ?? throw new InvalidOperationException("The stream ended before the own case came.");
            if (happened.EventType == "gap")
            {
                continue;
            }

            Assert.DoesNotContain(community.Ids(ObjectKind.Case).Foreign, happened.Data, StringComparison.Ordinal);
            Assert.DoesNotContain("\"d-2\"", happened.Data, StringComparison.Ordinal);
            if (happened.Data.Contains(community.Ids(ObjectKind.Case).Own, StringComparison.Ordinal))
            {
                return;
            }
        }
    }
}
