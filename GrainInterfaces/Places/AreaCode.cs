using System.Collections.Immutable;

namespace Twin.Places;

/// <summary>
/// The code of an area, which is also its id: 6 digits of a district, then 3 for the street, 3 for the community, 3 for
/// the grid, 2 for the micro-grid. A parent is a prefix of its child.
/// </summary>
public static class AreaCode
{
    public const int MaxLength = (int)AreaLevel.MicroGrid;

    private static readonly ImmutableArray<AreaLevel> Levels =
        [AreaLevel.District, AreaLevel.Street, AreaLevel.Community, AreaLevel.Grid, AreaLevel.MicroGrid];

    /// <summary>How many digits codes have, from the district's down to the micro-grid's.</summary>
    public static ImmutableArray<int> Lengths { get; } = [.. Levels.Select(static level => (int)level)];

    private static readonly ImmutableArray<string> Kinds =
        [ObjectKind.District, ObjectKind.Street, ObjectKind.Community, ObjectKind.Grid, ObjectKind.MicroGrid];

    /// <summary>The level of a code; null for what is not one.</summary>
    public static AreaLevel? LevelOf(string? code) =>
        code is not null && IsDigits(code) && Levels.Contains((AreaLevel)code.Length) ? (AreaLevel)code.Length : null;

    /// <summary>The kind of object an area of the level is.</summary>
    public static string KindOf(AreaLevel level) => Kinds[Levels.IndexOf(level)];

    /// <summary>The level of a kind; null for a kind that is no area.</summary>
    public static AreaLevel? LevelOfKind(string kind) => Kinds.IndexOf(kind) is var at and >= 0 ? Levels[at] : null;

    /// <summary>The level below; null below a micro-grid.</summary>
    public static AreaLevel? Below(AreaLevel level) => level == AreaLevel.MicroGrid ? null : Levels[Levels.IndexOf(level) + 1];

    /// <summary>The code of the area around this one; null around a district.</summary>
    public static string? ParentOf(string code) =>
        LevelOf(code) is { } level and not AreaLevel.District ? code[..(int)Levels[Levels.IndexOf(level) - 1]] : null;

    /// <summary>The grid of an area that is one or lies in one; the code itself for a larger area.</summary>
    public static string GridOf(string code) => code.Length > (int)AreaLevel.Grid ? code[..(int)AreaLevel.Grid] : code;

    /// <summary>The codes from the district down to this one.</summary>
    public static IEnumerable<string> ChainOf(string code) =>
        Levels.Where(level => (int)level <= code.Length).Select(level => code[..(int)level]);

    private static bool IsDigits(string text) => !text.AsSpan().ContainsAnyExceptInRange('0', '9');
}
