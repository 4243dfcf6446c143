namespace Twin.Exchange.Files;

/// <summary>A row of a csv or xlsx file that holds something.</summary>
/// <param name="Line">Where it stands in the file, from 1.</param>
internal sealed record TableRow(int Line, IReadOnlyList<Cell> Cells);
