using System.Text.Json;

namespace Twin.Places;

public sealed class BoundaryRulesTests
{
    private static readonly PlacesOptions Options = new() { MaxBoundaryPoints = 50 };

    [Theory]
    [InlineData("""{"type":"Polygon","coordinates":[[[106,29],[107,30],[107,29],[106,30],[106,29]]]}""", "crosses itself at [106.5, 29.5]")]
    [InlineData("""{"type":"Polygon","coordinates":[[[106,29],[107,29],[107,30],[106,30]]]}""", "coordinates[0] is not closed: its last position must be its first")]
    [InlineData("""{"type":"Polygon","coordinates":[[[106,29],[107,29],[106,29]]]}""", "coordinates[0] has 3 positions; a ring has at least 4")]
    [InlineData("""{"type":"Polygon","coordinates":[[[29.5,106.5],[29.6,106.5],[29.6,106.6],[29.5,106.5]]]}""", "coordinates[0][0]: a latitude must be from -90 to 90")]
    [InlineData("""{"type":"Polygon","coordinates":[[[106,29],[1e999,29],[107,30],[106,29]]]}""", "coordinates[0][1]: a longitude must be from -180 to 180")]
    [InlineData("""{"type":"Polygon","coordinates":[[[106,29],["107",29],[107,30],[106,29]]]}""", "coordinates[0][1] is not a position [longitude, latitude]")]
    [InlineData("""{"type":"Polygon","coordinates":[[[106,29],[107,29],[107,30],[106,29]],[[108,29],[109,29],[109,30],[108,29]]]}""", "has a hole outside of it at [108, 29]")]
    [InlineData("""{"type":"Polygon","coordinates":[]}""", "coordinates must be a list that is not empty")]
    [InlineData("""{"type":"Polygon"}""", "needs coordinates")]
    [InlineData("""{"type":"Point","coordinates":[106,29]}""", "must be a Polygon or a MultiPolygon")]
    [InlineData("""{"type":3,"coordinates":[106,29]}""", "must be a Polygon or a MultiPolygon")]
    [InlineData("""{"type":"Polygon","coordinates":[[[106,29],[107,29],[107,30],[106,29]]],"crs":"EPSG:4479"}""", "must be a GeoJSON geometry of type, coordinates and nothing else")]
    public void Check_says_what_is_wrong_and_where(string boundary, string message)
    {
        var refusal = BoundaryRules.Check(new GeoJson(boundary), Options).Refusal!;

        Assert.Equal(("boundary", message), (refusal.Field, refusal.Message));
    }

    [Fact]
    public void Check_refuses_more_positions_than_are_allowed()
    {
        var ring = Enumerable.Range(0, 60).Select(i => (106 + (i * 0.001), 29.0)).Append((106.03, 30)).Append((106.0, 29.0)).ToArray();

        Assert.Equal("has more than 50 positions", BoundaryRules.Check(Boundaries.Polygon(ring), Options).Refusal!.Message);
    }

    [Theory]
    [InlineData("""{"type":"Polygon","coordinates":[[[106,29],[107,29],[107,30],[106,29]]]}""")]
    [InlineData("""{ "coordinates" : [[[106.0,29],[107,30],[107,29],[106,29]]], "type" : "Polygon" }""")]
    [InlineData("""{"type":"Polygon","bbox":[106,29,107,30],"coordinates":[[[106,29,200],[107,29,200],[107,30,210],[106,29,200]]]}""")]
    public void Check_writes_the_same_outline_in_one_way(string boundary)
    {
        var kept = BoundaryRules.Check(new GeoJson(boundary), Options).Value!.Text;

        Assert.Equal("""{"type":"Polygon","coordinates":[[[106,29],[107,29],[107,30],[106,29]]]}""", kept);
        Assert.Equal(kept, BoundaryRules.Check(new GeoJson(kept), Options).Value!.Text);
    }

    [Fact]
    public void Check_takes_several_polygons_with_holes()
    {
        const string islands = """{"type":"MultiPolygon","coordinates":[[[[106,29],[107,29],[107,30],[106,30],[106,29]],[[106.2,29.2],[106.2,29.4],[106.4,29.4],[106.2,29.2]]],[[[108,29],[109,29],[109,30],[108,29]]]]}""";

        using var kept = JsonDocument.Parse(BoundaryRules.Check(new GeoJson(islands), Options).Value!.Text);

        Assert.Equal([2, 1], kept.RootElement.GetProperty("coordinates").EnumerateArray().Select(polygon => polygon.GetArrayLength()));
    }
}
