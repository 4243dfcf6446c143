namespace Twin.Links;

/// <summary>A link to be added by hand.</summary>
/// <param name="Relation">One of <c>GET /relations</c> that may be added by hand.</param>
/// <param name="Kind">The other object's kind.</param>
/// <param name="Id">The other object's id.</param>
/// <param name="Since">The first day on which it holds; not given when it has always held.</param>
/// <param name="Until">The day from which on it holds no longer.</param>
public sealed record LinkBody(string Relation, string Kind, string Id, DateOnly? Since = null, DateOnly? Until = null)
{
    internal NewLink ToLink() => new(Relation, new ObjectKey(Kind, Id), Since, Until);
}
