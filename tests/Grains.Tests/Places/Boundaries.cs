using System.Globalization;

namespace Twin.Places;

/// <summary>GeoJSON for tests.</summary>
internal static class Boundaries
{
    public static GeoJson Polygon(params (double Lon, double Lat)[] ring) =>
        new($$"""{"type":"Polygon","coordinates":[[{{string.Join(',', ring.Select(Position))}}]]}""");

    public static GeoJson Rectangle(double west, double south, double east, double north) =>
        Polygon((west, south), (east, south), (east, north), (west, north), (west, south));

    private static string Position((double Lon, double Lat) at) =>
        $"[{at.Lon.ToString("R", CultureInfo.InvariantCulture)},{at.Lat.ToString("R", CultureInfo.InvariantCulture)}]";
}
