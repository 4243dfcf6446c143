namespace Twin.Search;

/// <summary>A stretch of a title, in UTF-16 units.</summary>
public sealed record Highlight(int Start, int Length);
