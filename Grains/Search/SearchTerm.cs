namespace Twin.Search;

/// <param name="IsPrefix">True when any term that begins so will do.</param>
public sealed record SearchTerm(string Text, bool IsPrefix = false);
