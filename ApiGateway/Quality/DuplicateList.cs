using System.Collections.Immutable;

namespace Twin.Quality;

/// <param name="Cursor">For the next page; null on the last.</param>
public sealed record DuplicateList(ImmutableArray<DuplicateItem> Items, string? Cursor)
{
    internal static DuplicateList Of(DuplicatePage page, Func<string?, string?> cursorOf) => new([.. page.Items.Select(DuplicateItem.Of)], cursorOf(page.Cursor));
}
