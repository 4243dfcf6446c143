using System.Text.Json;
using static Twin.Objects.ObjectsTwin;

namespace Twin.Objects;

/// <summary>Every kind that has code of its own does what every kind does.</summary>
public abstract partial class ObjectContract
{
    /// <summary>Each with a link it has, read as direction, relation and other; those around come before those within.</summary>
    private static readonly (string Key, string Attributes, string Link)[] BuiltIn =
    [
        ("district/500199", """{"name":"示范区"}""", "in district street/500199001"),
        ("street/500199001", """{"name":"示范街道"}""", "out district district/500199"),
        ("community/500199001001", """{"name":"示范社区"}""", "out street street/500199001"),
        ("grid/500199001001001", """{"name":"示范网格","community":"500199001001"}""", "out community community/500199001001"),
        ("micro-grid/50019900100100101", """{"name":"示范微网格"}""", "out grid grid/500199001001001"),
        ("estate/k-estate", """{"name":"示范苑","community":"500199001001"}""", "out community community/500199001001"),
        ("building/k-building", """{"name":"99栋","grid":"500199001001001","units":1,"floors":3,"estate":"k-estate"}""", "out estate estate/k-estate"),
        ("room/k-building:1:301", """{"building":"k-building","unit":1,"floor":3,"number":"301"}""", "out building building/k-building"),
        ("household/k-home", """{"building":"k-building","unit":1,"floor":2,"room":"201"}""", "out room room/k-building:1:201"),
        ("person/k-person", """{"name":"何安","household":"k-home"}""", "out household household/k-home"),
        ("device/k-device", """{"profile":"smoke","building":"k-building","household":"k-home"}""", "out household household/k-home"),
        ("grid-worker/k-worker", """{"name":"何工","grids":["500199001001001"]}""", "out grid grid/500199001001001"),
    ];

    [Fact]
    public async Task Every_kind_with_code_of_its_own_is_created_found_linked_counted_and_shows_its_history()
    {
        Assert.Equal(ObjectKind.Library.Order(), BuiltIn.Select(one => one.Key.Split('/')[0]).Order());
        foreach (var (key, attributes, _) in BuiltIn)
        {
            await twin.Put($"/objects/{key}", attributes);
        }

        foreach (var (key, _, link) in BuiltIn)
        {
            var (kind, id) = (key.Split('/')[0], key.Split('/')[1]);
            var found = (await twin.Get($"/search?kind={kind}&q={id}")).Body;
            var links = (await twin.Get($"/objects/{key}/links")).Body.GetProperty("items").EnumerateArray();
            var changes = (await twin.Get($"/objects/{key}/changes")).Body.GetProperty("items").EnumerateArray();

            Assert.Contains(id, found.GetProperty("items").EnumerateArray().Select(hit => hit.GetProperty("id").GetString()));
            Assert.Equal(found.GetProperty("total").GetInt32(), (await twin.Get($"/objects/count?kind={kind}&q={id}")).Body.GetProperty("total").GetInt32());
            Assert.Contains(link, links.Select(Read));
            Assert.Equal("created", changes.Last().GetProperty("action").GetString());
        }
    }

    private static string Read(JsonElement link)
    {
        var other = link.GetProperty("other");
        return $"{link.GetProperty("direction").GetString()} {link.GetProperty("relation").GetString()} {other.GetProperty("kind").GetString()}/{other.GetProperty("id").GetString()}";
    }
}
