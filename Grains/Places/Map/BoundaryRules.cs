using System.Globalization;
using System.Text.Json;
using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Valid;

namespace Twin.Places;

/// <summary>What a boundary must be: a polygon or several, closed, within the world, not crossing itself.</summary>
internal static class BoundaryRules
{
    private const string Field = "boundary";

    /// <returns>The boundary in one way of writing it, so that the same outline is the same text.</returns>
    public static Outcome<GeoJson> Check(GeoJson boundary, PlacesOptions options)
    {
        using var document = JsonDocument.Parse(boundary.Text);
        if (new PositionCheck(options.MaxBoundaryPoints).FindFault(document.RootElement) is { } fault)
        {
            return Refusal.Invalid(Field, fault);
        }

        Geometry geometry;
        try
        {
            geometry = GeometryJson.Read(boundary.Text);
        }
        catch (Exception broken) when (broken is JsonException or ArgumentException)
        {
            return Refusal.Invalid(Field, "is not a GeoJSON geometry");
        }

        return new IsValidOp(geometry).ValidationError is { } error
            ? Refusal.Invalid(Field, $"{Describe(error.ErrorType)} at [{Degrees(error.Coordinate.X)}, {Degrees(error.Coordinate.Y)}]")
            : new GeoJson(GeometryJson.Write(geometry));
    }

    public static string? FindFault(GeoPoint point) =>
        point.Lon is < -180 or > 180 || double.IsNaN(point.Lon) ? "a longitude must be from -180 to 180"
        : point.Lat is < -90 or > 90 || double.IsNaN(point.Lat) ? "a latitude must be from -90 to 90"
        : null;

    private static string Describe(TopologyValidationErrors error) => error switch
    {
        TopologyValidationErrors.SelfIntersection => "crosses itself",
        TopologyValidationErrors.RingSelfIntersection => "touches itself",
        TopologyValidationErrors.HoleOutsideShell => "has a hole outside of it",
        TopologyValidationErrors.NestedHoles => "has a hole within a hole",
        TopologyValidationErrors.NestedShells => "has a part within a part",
        TopologyValidationErrors.DuplicateRings => "has the same ring twice",
        TopologyValidationErrors.DisconnectedInteriors => "falls apart inside",
        _ => "is not a valid polygon",
    };

    private static string Degrees(double value) => value.ToString("0.######", CultureInfo.InvariantCulture);
}
