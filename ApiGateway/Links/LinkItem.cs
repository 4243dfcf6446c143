using Twin.Models;
using Twin.Search;

namespace Twin.Links;

/// <summary>A link, read from one of its ends.</summary>
/// <param name="Direction">Whether it starts from the object asked about, or leads to it.</param>
/// <param name="Titles">What it is called in this direction.</param>
/// <param name="Other">The object at the other end.</param>
/// <param name="Since">The first day on which it holds, if it was said.</param>
/// <param name="Until">The day from which on it holds no longer, if there is one.</param>
/// <param name="Added">True when it was added by hand; false when it follows from fields.</param>
public sealed record LinkItem(string Relation, LinkDirection Direction, LocalText Titles, ObjectItem Other, DateOnly? Since, DateOnly? Until, bool Added)
{
    internal static LinkItem Of(LinkedObject linked) =>
        new(linked.Relation, linked.Direction, linked.Titles, ObjectItem.Of(linked.Other), linked.Since, linked.Until, linked.Added);
}
