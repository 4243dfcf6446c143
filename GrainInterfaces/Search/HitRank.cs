namespace Twin.Search;

/// <summary>How well an object answers a query, the best first.</summary>
public enum HitRank
{
    /// <summary>A text, code or address of it is the query.</summary>
    Exact,

    /// <summary>A text of it begins with the query.</summary>
    Prefix,

    /// <summary>Its texts hold the words, or one of its numbers ends so.</summary>
    Substring,

    /// <summary>It is spelled so.</summary>
    Spelling,
}
