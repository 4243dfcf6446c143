namespace Twin.Places;

/// <summary>A position in degrees, WGS 84.</summary>
/// <param name="Lon">East, −180 to 180.</param>
/// <param name="Lat">North, −90 to 90.</param>
[GenerateSerializer, Immutable, Alias("twin.geo-point")]
public sealed record GeoPoint([property: Id(0)] double Lon, [property: Id(1)] double Lat);
