using Twin.Search;

namespace Twin.Links;

/// <summary>Makes of a link what is shown of it.</summary>
internal static class Linked
{
    /// <param name="other">The object at the other end, as the caller may see it.</param>
    public static LinkedObject Of(ObjectLink link, LinkDirection direction, CatalogEntry other) =>
        new(link.Relation, direction, Relations.TitlesOf(link.Relation, direction), other, link.Since, link.Until, link.Added);
}
