using System.Collections.Immutable;
using Twin.Search;

namespace Twin.Places;

/// <summary>The links of a card to the areas around it.</summary>
internal static class PlaceLinks
{
    /// <summary>To the area around an area, described or not.</summary>
    public static ImmutableArray<ObjectLink> ToParent(string code) => AreaCode.ParentOf(code) is { } parent ? [To(parent)] : [];

    public static ObjectLink To(string code)
    {
        var kind = AreaCode.KindOf(AreaCode.LevelOf(code)!.Value);
        return new ObjectLink(kind, new ObjectKey(kind, code));
    }
}
