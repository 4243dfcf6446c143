using Twin.Models;

namespace Twin.Exchange.Kinds;

/// <summary>A field of a kind as a column of a table.</summary>
/// <param name="Path">Such as <c>phone</c> or <c>rental.purpose</c>.</param>
/// <param name="IsList">A cell may hold several, with semicolons between.</param>
/// <param name="Titles">What a model calls it.</param>
internal sealed record KindField(string Path, CellType Type, bool IsList = false, LocalText? Titles = null);
