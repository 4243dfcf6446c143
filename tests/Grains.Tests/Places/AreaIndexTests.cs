using CsCheck;
using Twin.Storage;

namespace Twin.Places;

public sealed class AreaIndexTests
{
    private const string Community = "500103002001";
    private const string West = "500103002001001";
    private const string East = "500103002001002";
    private const string MicroWest = "50010300200100101";

    private static readonly AreaIndex Index = Of(
        (Community, Boundaries.Rectangle(106.57, 29.55, 106.59, 29.56)),
        (West, Boundaries.Rectangle(106.57, 29.55, 106.58, 29.56)),
        (East, Boundaries.Rectangle(106.58, 29.55, 106.59, 29.56)),
        (MicroWest, Boundaries.Rectangle(106.57, 29.55, 106.575, 29.56)));

    [Theory]
    [InlineData(106.572, 29.555, MicroWest)]
    [InlineData(106.577, 29.555, West)]
    [InlineData(106.585, 29.555, East)]
    [InlineData(106.58, 29.555, West)]
    [InlineData(106.58, 29.56, West)]
    [InlineData(106.575, 29.55, MicroWest)]
    [InlineData(106.59, 29.56, East)]
    [InlineData(106.57, 29.55, MicroWest)]
    [InlineData(106.5900001, 29.56, null)]
    [InlineData(0, 0, null)]
    public void Locate_finds_the_smallest_area_and_of_two_on_a_border_the_lower_code(double lon, double lat, string? code) =>
        Assert.Equal(code, Index.Locate(new GeoPoint(lon, lat))?.Code);

    [Fact]
    public void Locate_equals_asking_every_area()
    {
        // Corners on a coarse lattice, so that points on borders and corners come up often.
        var side = Gen.Int[0, 12];
        var rectangle = Gen.Select(side, side, Gen.Int[1, 5], Gen.Int[1, 5]);
        var code = Gen.Select(Gen.Int[1, 9], Gen.Bool, Gen.Int[1, 3]).Select((grid, micro, at) => $"50010300200100{grid}" + (micro ? $"0{at}" : string.Empty));
        var areas = Gen.Select(code, rectangle).Array[0, 12];
        Gen.Select(areas, side, side).Sample((drawn, x, y) =>
        {
            var index = AreaIndex.Empty.With([.. drawn.Select((area, at) => Region(area.Item1, area.Item2, at + 1))]);
            var known = drawn.Reverse().DistinctBy(area => area.Item1).Where(area => Holds(area.Item2, x, y)).Select(area => area.Item1);
            var expected = known.OrderByDescending(found => found.Length).ThenBy(found => found, StringComparer.Ordinal).FirstOrDefault();

            return index.Locate(new GeoPoint(x, y))?.Code == expected;
        });
    }

    [Fact]
    public void Locate_on_a_slanting_border_falls_into_no_gap()
    {
        var index = Of(
            (West, Boundaries.Polygon((106.57, 29.55), (106.583, 29.551), (106.5791, 29.5607), (106.57, 29.56), (106.57, 29.55))),
            (East, Boundaries.Polygon((106.583, 29.551), (106.59, 29.55), (106.59, 29.56), (106.5791, 29.5607), (106.583, 29.551))));

        Gen.Double[0, 1].Sample(share => index.Locate(new GeoPoint(106.583 + (share * (106.5791 - 106.583)), 29.551 + (share * (29.5607 - 29.551)))) is not null);
    }

    [Fact]
    public void With_forgets_an_area_that_is_gone_and_a_boundary_that_was_taken_away()
    {
        var changed = Index.With([new StoredRegion(MicroWest, Name: null, Boundary: null, 5), new StoredRegion(East, "第二网格", Boundary: null, 6)]);

        Assert.Equal(West, changed.Locate(new GeoPoint(106.572, 29.555))?.Code);
        Assert.Equal(Community, changed.Locate(new GeoPoint(106.585, 29.555))?.Code);
        Assert.Equal((6L, "第二网格"), (changed.Version, changed.Find(East)!.Name));
        Assert.Equal([West, East], changed.Children(Community).Select(area => area.Code));
    }

    [Fact]
    public void Warnings_tell_what_lies_outside_and_what_overlaps()
    {
        var index = Of(
            (Community, Boundaries.Rectangle(106.57, 29.55, 106.59, 29.56)),
            (West, Boundaries.Rectangle(106.569, 29.55, 106.58, 29.56)),
            (East, Boundaries.Rectangle(106.579, 29.55, 106.59, 29.56)));

        Assert.Equal([("outside-parent", Community), ("overlap", East)], index.Warnings(West, 5).Select(warning => (warning.Kind, warning.Area)));
        Assert.Equal([("overlap", West)], index.Warnings(East, 5).Select(warning => (warning.Kind, warning.Area)));

        // A thousandth of a degree east at this latitude is 96.8 m, a hundredth north 1,113 m.
        Assert.Equal(96.8 * 1113.2, index.Warnings(East, 5)[0].SquareMetres, tolerance: 200);
    }

    [Fact]
    public void Warnings_say_nothing_of_a_surveyors_line()
    {
        var index = Of(
            (Community, Boundaries.Rectangle(106.57, 29.55, 106.59, 29.56)),
            (West, Boundaries.Rectangle(106.56999, 29.55, 106.58001, 29.56)),
            (East, Boundaries.Rectangle(106.57999, 29.55, 106.59, 29.56)));

        Assert.Empty(index.Warnings(West, 5));
    }

    private static AreaIndex Of(params (string Code, GeoJson Boundary)[] areas) =>
        AreaIndex.Empty.With([.. areas.Select((area, at) => new StoredRegion(area.Code, area.Code, area.Boundary.Text, at + 1))]);

    private static StoredRegion Region(string code, (int West, int South, int Width, int Height) at, long version) =>
        new(code, code, Boundaries.Rectangle(at.West, at.South, at.West + at.Width, at.South + at.Height).Text, version);

    private static bool Holds((int West, int South, int Width, int Height) at, int x, int y) =>
        x >= at.West && x <= at.West + at.Width && y >= at.South && y <= at.South + at.Height;
}
