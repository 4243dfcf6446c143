using System.Text.Json;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Implementation;
using NetTopologySuite.IO.Converters;

namespace Twin.Places;

/// <summary>GeoJSON to geometry and back: WGS 84, two dimensions, rings as RFC 7946 turns them.</summary>
internal static class GeometryJson
{
    private const int Wgs84 = 4326;

    private static readonly GeometryFactory Flat = new(new PrecisionModel(), Wgs84, new DotSpatialAffineCoordinateSequenceFactory(Ordinates.XY));

    private static readonly JsonSerializerOptions Options = new()
    {
        Converters =
        {
            new GeoJsonConverterFactory(
                Flat,
                writeGeometryBBox: false,
                GeoJsonConverterFactory.DefaultIdPropertyName,
                RingOrientationOption.EnforceRfc9746),
        },
    };

    /// <exception cref="JsonException">It is no geometry.</exception>
    /// <exception cref="ArgumentException">It is no geometry.</exception>
    public static Geometry Read(string text) =>
        Flat.CreateGeometry(JsonSerializer.Deserialize<Geometry>(text, Options) ?? throw new JsonException("null is no geometry."));

    public static string Write(Geometry geometry) => JsonSerializer.Serialize(geometry, Options);
}
