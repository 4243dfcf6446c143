namespace Twin.Quality;

/// <summary>The facts of a card that say what is wanting on the object: names of fields, separated by commas.</summary>
public static class QualityFacts
{
    /// <summary>Fields that are not filled.</summary>
    public const string Missing = "missing";

    /// <summary>Fields whose value is well formed and yet cannot well be.</summary>
    public const string Doubtful = "doubtful";
}
