using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Utilities;

namespace Twin.Places;

/// <summary>How well two boundaries fit, in metres: what is thinner than the tolerance is a surveyor's line, not a fault.</summary>
internal static class BoundaryFit
{
    private const double MetresPerDegree = 111_320;

    /// <returns>Square metres of the inner boundary beyond the outer; null when it fits.</returns>
    public static double? Outside(Geometry inner, Geometry outer, double tolerance) => Beyond(Flat(inner).Difference(Flat(outer, inner)), tolerance);

    /// <returns>Square metres that both claim; null when they fit.</returns>
    public static double? Overlap(Geometry one, Geometry other, double tolerance) => Beyond(Flat(one).Intersection(Flat(other, one)), tolerance);

    private static double? Beyond(Geometry excess, double tolerance) =>
        excess.Area > 0 && !excess.Buffer(-tolerance / 2).IsEmpty ? Math.Round(excess.Area, 1) : null;

    private static Geometry Flat(Geometry geometry, Geometry? origin = null)
    {
        var latitude = (origin ?? geometry).EnvelopeInternal.Centre.Y * Math.PI / 180;
        return AffineTransformation.ScaleInstance(MetresPerDegree * Math.Cos(latitude), MetresPerDegree).Transform(geometry);
    }
}
