using System.Text.Json;

namespace Twin.Places;

/// <summary>Walks the positions of a GeoJSON polygon before anything is built of them, so that a fault can be named by its place.</summary>
internal sealed class PositionCheck(int maxPositions)
{
    private const int FewestInRing = 4;

    private int _positions;

    /// <summary>What is wrong first; null when every ring is closed and every position lies in the world.</summary>
    public string? FindFault(JsonElement geometry)
    {
        foreach (var member in geometry.EnumerateObject())
        {
            if (member.Name is not ("type" or "coordinates" or "bbox"))
            {
                return "must be a GeoJSON geometry of type, coordinates and nothing else";
            }
        }

        if (!geometry.TryGetProperty("coordinates", out var coordinates))
        {
            return "needs coordinates";
        }

        return geometry.TryGetProperty("type", out var type) && type.ValueKind == JsonValueKind.String
            ? type.GetString() switch
            {
                "Polygon" => Polygon(coordinates, "coordinates"),
                "MultiPolygon" => Each(coordinates, "coordinates", Polygon),
                _ => "must be a Polygon or a MultiPolygon",
            }
            : "must be a Polygon or a MultiPolygon";
    }

    private string? Polygon(JsonElement rings, string path) => Each(rings, path, Ring);

    private string? Ring(JsonElement ring, string path)
    {
        if (Each(ring, path, Position) is { } fault)
        {
            return fault;
        }

        var count = ring.GetArrayLength();
        return count < FewestInRing ? $"{path} has {count} positions; a ring has at least {FewestInRing}"
            : !Same(ring[0], ring[count - 1]) ? $"{path} is not closed: its last position must be its first"
            : null;
    }

    private string? Position(JsonElement position, string path)
    {
        if (++_positions > maxPositions)
        {
            return $"has more than {maxPositions} positions";
        }

        if (position.ValueKind != JsonValueKind.Array
            || position.GetArrayLength() is < 2 or > 3
            || position.EnumerateArray().Any(number => number.ValueKind != JsonValueKind.Number))
        {
            return $"{path} is not a position [longitude, latitude]";
        }

        return BoundaryRules.FindFault(new GeoPoint(position[0].GetDouble(), position[1].GetDouble())) is { } fault ? $"{path}: {fault}" : null;
    }

    private static string? Each(JsonElement list, string path, Func<JsonElement, string, string?> find)
    {
        if (list.ValueKind != JsonValueKind.Array || list.GetArrayLength() == 0)
        {
            return $"{path} must be a list that is not empty";
        }

        var at = 0;
        foreach (var item in list.EnumerateArray())
        {
            if (find(item, $"{path}[{at++}]") is { } fault)
            {
                return fault;
            }
        }

        return null;
    }

    private static bool Same(JsonElement one, JsonElement other) =>
        one[0].GetDouble().Equals(other[0].GetDouble()) && one[1].GetDouble().Equals(other[1].GetDouble());
}
