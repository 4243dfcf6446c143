using System.Collections.Frozen;
using System.Collections.Immutable;
using Twin.Access;
using Twin.Models;
using Twin.Objects;

namespace Twin.Links;

/// <summary>The relations that ship. Fields of a model may bring others, which are called by their name.</summary>
internal static class Relations
{
    public static ImmutableArray<Relation> All { get; } = Read();

    private static readonly FrozenDictionary<string, Relation> ByName = All.ToFrozenDictionary(relation => relation.Name, StringComparer.Ordinal);

    /// <summary>Those that people add; what grants rights is never among them.</summary>
    public static IEnumerable<string> ByHand => All.Where(relation => relation.ByHand).Select(relation => relation.Name);

    public static bool IsByHand(string name) => ByName.TryGetValue(name, out var relation) && relation.ByHand;

    /// <summary>What a link is called, read in a direction.</summary>
    public static LocalText TitlesOf(string name, LinkDirection direction) => ByName.TryGetValue(name, out var relation)
        ? direction == LinkDirection.Out ? relation.Titles : relation.InverseTitles
        : new LocalText(name, name);

    private static ImmutableArray<Relation> Read()
    {
        ImmutableArray<Relation> relations = [.. ShippedData.Read<Relation[]>("relations.json", AttributeJson.Options)];
        return relations.FirstOrDefault(relation => relation.ByHand && (Rights.OwnRelations.Contains(relation.Name) || Rights.BoundRelations.Contains(relation.Name))) is { } grants
            ? throw new InvalidOperationException($"The relation '{grants.Name}' grants rights and cannot be added by hand.")
            : relations;
    }
}
