namespace Twin.Search;

/// <summary>What a term tells of an object: who may not see that may not match on it either.</summary>
public enum TermClass
{
    /// <summary>Codes, and names of places and things.</summary>
    Public,

    /// <summary>A person's name.</summary>
    Name,

    /// <summary>Number of an identity document; kept as a keyed hash alone.</summary>
    Identity,

    /// <summary>Kept as a keyed hash alone.</summary>
    Phone,

    /// <summary>Where a home is.</summary>
    Address,

    /// <summary>A vehicle's plate.</summary>
    Plate,

    /// <summary>Labels; they are filtered by.</summary>
    Label,

    /// <summary>Facts of cards; they are filtered by.</summary>
    Fact,
}
