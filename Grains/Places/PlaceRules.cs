namespace Twin.Places;

/// <summary>What a place may be called and coded.</summary>
internal static class PlaceRules
{
    /// <summary>6 county + 3 street + 3 community digits.</summary>
    public const int CommunityCodeLength = 12;

    /// <summary>The community's code and 3 digits more.</summary>
    public const int GridCodeLength = 15;

    private const int MaxNameLength = 100;

    public static Refusal? CheckName(string name) => string.IsNullOrWhiteSpace(name) || name.Length > MaxNameLength
        ? Refusal.Invalid("name", $"must be 1 to {MaxNameLength} characters")
        : null;

    public static Refusal? CheckCode(string id, int length) => id.Length != length || id.AsSpan().ContainsAnyExceptInRange('0', '9')
        ? Refusal.Invalid("id", $"must be an area code of {length} digits")
        : null;
}
