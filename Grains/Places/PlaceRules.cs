namespace Twin.Places;

/// <summary>What a place may be called and coded.</summary>
internal static class PlaceRules
{
    private const int MaxNameLength = 100;

    public static Refusal? CheckName(string name) => string.IsNullOrWhiteSpace(name) || name.Length > MaxNameLength
        ? Refusal.Invalid("name", $"must be 1 to {MaxNameLength} characters")
        : null;

    public static Refusal? CheckCode(string id, AreaLevel level) => AreaCode.LevelOf(id) == level
        ? null
        : Refusal.Invalid("id", $"must be an area code of {(int)level} digits");
}
