using System.Collections.Immutable;
using System.Text.Json;
using Twin.Objects;
using Twin.Search;

namespace Twin.Links;

/// <summary>The links that were added to an object by hand, ended ones included: how they change.</summary>
internal static class AddedLinks
{
    /// <summary>The field under which a change of them is on record.</summary>
    public const string Field = "links";

    /// <summary>More than an object's page could show; they travel with every write of the object.</summary>
    public const int MaxLinks = 200;

    /// <summary>The links with one more, or with other days for one that shares some with it.</summary>
    public static Outcome<ImmutableArray<ObjectLink>> With(this ImmutableArray<ObjectLink> links, NewLink added)
    {
        if (added.Since >= added.Until)
        {
            return Refusal.Invalid("until", "must be after since");
        }

        var link = new ObjectLink(added.Relation, added.To, added.Since, added.Until, Added: true);
        if (links.Contains(link))
        {
            return links;
        }

        var others = links.RemoveAll(other => IsSame(other, link.Relation, link.To) && Overlap(other, link));
        return others.Length < MaxLinks ? others.Add(link) : Refusal.Conflict($"It has {MaxLinks} links that were added by hand, ended ones included, and takes no more.");
    }

    /// <summary>The links with one ended; null when there never was one. What ends before it began has never been.</summary>
    public static ImmutableArray<ObjectLink>? Ended(this ImmutableArray<ObjectLink> links, string relation, ObjectKey to, DateOnly day) =>
        links.LastOrDefault(link => IsSame(link, relation, to) && !(link.Until <= day)) is { } open
            ? open.Since >= day ? links.Remove(open) : links.Replace(open, open with { Until = day })
            : links.Any(link => IsSame(link, relation, to)) ? links : null;

    /// <summary>The links with another object where one was linked to.</summary>
    public static ImmutableArray<ObjectLink> Repointed(this ImmutableArray<ObjectLink> links, ObjectKey from, ObjectKey to) =>
        [.. links.Select(link => link.To == from ? link with { To = to } : link).Distinct()];

    /// <summary>Which of another's links an object lacks: none to itself, and none over days for which it has the same.</summary>
    public static ImmutableArray<ObjectLink> LackedBy(this ImmutableArray<ObjectLink> others, ImmutableArray<ObjectLink> links, ObjectKey owner) =>
        others.RemoveAll(other => other.To == owner || links.Any(link => IsSame(link, other.Relation, other.To) && Overlap(link, other)));

    /// <summary>What is different, for the record.</summary>
    public static IEnumerable<FieldChange> Between(ImmutableArray<ObjectLink> before, ImmutableArray<ObjectLink> after)
    {
        var (gone, come) = (before.Except(after).ToList(), after.Except(before).ToList());
        foreach (var link in gone)
        {
            var instead = come.Find(other => IsSame(other, link.Relation, link.To));
            come.Remove(instead!);
            yield return new FieldChange(Field, Json(link), instead is null ? null : Json(instead));
        }

        foreach (var link in come)
        {
            yield return new FieldChange(Field, Before: null, Json(link));
        }
    }

    private static string Json(ObjectLink link) =>
        JsonSerializer.Serialize(new { link.Relation, To = link.To.ToString(), link.Since, link.Until }, AttributeJson.Options);

    private static bool IsSame(ObjectLink link, string relation, ObjectKey to) => link.Relation == relation && link.To == to;

    private static bool Overlap(ObjectLink one, ObjectLink other) => !(one.Until <= other.Since) && !(other.Until <= one.Since);
}
