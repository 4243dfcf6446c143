namespace Twin.Search;

/// <summary>What the catalog would refuse in any case is not sent to it.</summary>
internal static class CatalogLimits
{
    public const int DefaultPage = 50;

    private const int LongestText = 200;
    private const int LongestCursor = 1_000;
    private const int LargestPage = 200;

    public static Refusal? Check(ObjectFilter filter) => filter switch
    {
        { Text.Length: > LongestText } => Refusal.Invalid("q", $"must be at most {LongestText} characters"),
        { Area: { } area } when area.Length > 17 || !area.All(char.IsAsciiDigit) => Refusal.Invalid("area", "must be an area code of up to 17 digits"),
        _ => null,
    };

    public static Refusal? CheckPage(int limit, string? cursor) =>
        limit is < 1 or > LargestPage ? Refusal.Invalid("limit", $"must be 1 to {LargestPage}")
        : cursor?.Length > LongestCursor ? Refusal.Invalid("cursor", "is not one of ours")
        : null;
}
