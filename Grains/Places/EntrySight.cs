using Twin.Access;
using Twin.People;
using Twin.Search;

namespace Twin.Places;

/// <summary>A card of a person or a home as a role may see it.</summary>
internal static class EntrySight
{
    public static CatalogEntry See(Role role, CatalogEntry entry)
    {
        if (!Rights.IsPersonal(entry.Key.Kind))
        {
            return entry;
        }

        var (title, labels) = entry.Key.Kind == ObjectKind.Person ? ("name", "labels") : ("room", "vulnerability");
        return entry with
        {
            Title = Rights.SightOf(role, entry.Key.Kind, title) switch
            {
                Sight.Clear => entry.Title,
                Sight.Hidden => string.Empty,
                _ => Mask.For(title)?.Invoke(entry.Title) ?? string.Empty,
            },
            Labels = Rights.SightOf(role, entry.Key.Kind, labels) == Sight.Clear ? entry.Labels : [],
            Facts = System.Collections.Immutable.ImmutableDictionary<string, string>.Empty,
        };
    }
}
