using System.Text.Json.Serialization;

namespace Twin.Places;

/// <summary>A GeoJSON geometry (RFC 7946, WGS 84) as its text. In JSON it stands as the object it is.</summary>
[JsonConverter(typeof(GeoJsonConverter))]
[GenerateSerializer, Immutable, Alias("twin.geo-json")]
public sealed record GeoJson([property: Id(0)] string Text);
