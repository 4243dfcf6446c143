using System.Collections.Immutable;

namespace Twin.Compartment;

/// <param name="Items">Newest first.</param>
/// <param name="Cursor">For the next page; null on the last.</param>
public sealed record CompartmentList(ImmutableArray<CompartmentView> Items, string? Cursor)
{
    internal static CompartmentList Of(CompartmentPage page) => new([.. page.Items.Select(CompartmentView.Of)], page.Cursor);
}
