namespace Twin.Places;

/// <summary>How people write a room: building, unit, door, as <c>3-2-501</c>.</summary>
internal static class RoomLabel
{
    private static readonly string[] Suffixes = ["号楼", "栋", "幢", "座", "楼"];

    public static string Of(string buildingName, int unit, string number)
    {
        var suffix = Suffixes.FirstOrDefault(suffix => buildingName.Length > suffix.Length && buildingName.EndsWith(suffix, StringComparison.Ordinal));
        return $"{buildingName[..^(suffix?.Length ?? 0)]}-{unit}-{number}";
    }
}
