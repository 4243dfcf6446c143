namespace Twin.Search;

/// <param name="Relation">What the other object is to this one, such as <c>assignee</c>.</param>
public sealed record SearchLink(string Relation, string Kind, string Id);
