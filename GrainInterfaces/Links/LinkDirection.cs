namespace Twin.Links;

/// <summary>Which end of a link an object is.</summary>
public enum LinkDirection
{
    /// <summary>The link starts from it.</summary>
    Out = 0,

    /// <summary>The link leads to it.</summary>
    In = 1,
}
