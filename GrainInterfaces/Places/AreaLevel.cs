namespace Twin.Places;

/// <summary>The levels of areas, each worth the digits of its code.</summary>
public enum AreaLevel
{
    /// <summary>区县, 6 digits.</summary>
    District = 6,

    /// <summary>街道, 3 digits more.</summary>
    Street = 9,

    /// <summary>社区, 3 digits more.</summary>
    Community = 12,

    /// <summary>网格, 3 digits more.</summary>
    Grid = 15,

    /// <summary>微网格, 2 digits more.</summary>
    MicroGrid = 17,
}
