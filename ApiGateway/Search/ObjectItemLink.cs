namespace Twin.Search;

/// <param name="Relation">What the other object is to this one, such as <c>assignee</c>.</param>
public sealed record ObjectItemLink(string Relation, string Kind, string Id);
