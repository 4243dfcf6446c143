namespace Twin.Places;

/// <summary>How far two points are apart.</summary>
internal static class Distance
{
    private const double EarthRadius = 6_371_000;

    /// <summary>Along a great circle (haversine).</summary>
    public static double Metres(GeoPoint from, GeoPoint to)
    {
        var (north, east) = (double.DegreesToRadians(to.Lat - from.Lat), double.DegreesToRadians(to.Lon - from.Lon));
        var half = Math.Pow(Math.Sin(north / 2), 2)
            + (Math.Cos(double.DegreesToRadians(from.Lat)) * Math.Cos(double.DegreesToRadians(to.Lat)) * Math.Pow(Math.Sin(east / 2), 2));
        return 2 * EarthRadius * Math.Asin(Math.Min(1, Math.Sqrt(half)));
    }
}
