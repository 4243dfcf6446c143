namespace Twin.Search;

/// <summary>What may be asked of the catalog.</summary>
internal static class CatalogLimits
{
    public const int DefaultPage = 50;

    private const int LongestText = 200;
    private const int LongestCursor = 400;
    private const int LargestPage = 200;

    public static Refusal? Check(CatalogQuery query) => query switch
    {
        { Text.Length: > LongestText } => Refusal.Invalid("q", $"must be at most {LongestText} characters"),
        { Limit: < 1 or > LargestPage } => Refusal.Invalid("limit", $"must be 1 to {LargestPage}"),
        { Cursor.Length: > LongestCursor } => Refusal.Invalid("cursor", "is not one of ours"),
        { Area: { } area } when area.Length > 17 || !area.All(char.IsAsciiDigit) => Refusal.Invalid("area", "must be an area code of up to 17 digits"),
        _ => null,
    };
}
